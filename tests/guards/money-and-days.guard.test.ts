import { describe, expect, test } from 'vitest'
import { findFloatsAndForeignDays } from './check-money-and-days.ts'
import { isProductCode, listViolations, readTree, requireWhole } from './source-tree.ts'

const isLookedAt = (path: string) => isProductCode(path) || /^prisma\/migrations\/.+\.sql$/.test(path)
const files = readTree(isLookedAt)

test('all code and SQL that ships is looked at', () => {
  requireWhole(files, isLookedAt)
})

describe('money is never a float, and days are the group’s', () => {
  test('in the tree', () => {
    expect(listViolations(findFloatsAndForeignDays(files))).toEqual([])
  })

  test.each([
    `const sum = Number.parseFloat(text)`,
    `const sum = parseFloat(text)`,
    `const large = Number(part.amount) > 0`,
    `const left = Number(opportunity.budget ?? '0')`,
    'const rows = sql`SELECT sum(o.amount)::float AS amount`',
    'const rows = sql`SELECT o.amount::double precision`',
    'const rows = sql`SELECT id FROM activity WHERE on_date < CURRENT_DATE`',
    'const rows = sql`SELECT now()::date AS today`',
    `const day = new Date().getDate()`,
    `const month = now.getMonth() + 1`,
  ])('planted: %s', (text) => {
    const found = findFloatsAndForeignDays([{ path: 'crm/opportunities/sum.server.ts', text: `\n${text}` }])
    expect(found.map(({ place }) => place)).toEqual(['crm/opportunities/sum.server.ts:2'])
    expect(findFloatsAndForeignDays([{ path: 'lib/money.ts', text }])).toEqual([])
  })

  test('planted in a migration', () => {
    const text = `-- current_date is said here\nSELECT current_date;`
    const path = 'prisma/migrations/1_x/migration.sql'
    expect(findFloatsAndForeignDays([{ path, text }]).map(({ place }) => place)).toEqual([`${path}:2`])
  })

  test.each([
    `const count = Number(address.port)`,
    `const weekday = new Date(day).getUTCDay()`,
    `// never parseFloat(amount)`,
    `/** as of current_date */`,
  ])('is no violation: %s', (text) => {
    expect(findFloatsAndForeignDays([{ path: 'app/screens/count.ts', text }])).toEqual([])
  })
})
