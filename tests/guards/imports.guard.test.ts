import { describe, expect, test } from 'vitest'
import {
  findClimbing,
  findOpenDatabase,
  findRings,
  findServerInBrowser,
  findUnnamedServerCode,
} from './check-imports.ts'
import { isProductCode, listViolations, readTree, requireWhole } from './source-tree.ts'

const product = readTree(isProductCode)
const planted = (path: string, text: string) => [{ path, text }]
const places = (found: { place: string }[]) => found.map(({ place }) => place)

test('all code that ships is looked at', () => {
  requireWhole(product, isProductCode)
})

describe('browser code takes no value from a .server file', () => {
  test('in the tree', () => {
    expect(listViolations(findServerInBrowser(product))).toEqual([])
  })

  test.each([
    `import { get } from '#crm/customers/get-customer.server.ts'`,
    `import { type Customer, get } from '#crm/customers/get-customer.server.ts'`,
    `import * as all from '#crm/customers/get-customer.server.ts'`,
    `import '#crm/customers/get-customer.server.ts'`,
    `export { get } from '#crm/customers/get-customer.server.ts'`,
    `export * from '#crm/customers/get-customer.server.ts'`,
    `const a = await import('#crm/customers/get-customer.server.ts')`,
  ])('planted: %s', (text) => {
    expect(places(findServerInBrowser(planted('app/screens/customer.tsx', text)))).toEqual([
      'app/screens/customer.tsx:1',
    ])
    expect(places(findServerInBrowser(planted('crm/customers/customer.policy.ts', text)))).toHaveLength(1)
    expect(findServerInBrowser(planted('app/routes/customer.tsx', text))).toEqual([])
  })

  test('a type is no value', () => {
    const text = `import type { Customer } from '#crm/customers/get-customer.server.ts'
      import { type Contact } from '#crm/customers/get-customer.server.ts'
      export type { Customer } from '#crm/customers/get-customer.server.ts'`
    expect(findServerInBrowser(planted('app/screens/customer.tsx', text))).toEqual([])
  })
})

describe('what touches database, files or secrets is called .server', () => {
  test('in the tree', () => {
    expect(listViolations(findUnnamedServerCode(product))).toEqual([])
  })

  test.each([
    `import { readFile } from 'node:fs/promises'`,
    `import fs from 'fs'`,
    `import { Client } from 'pg'`,
    `const secret = process.env.SECRET`,
    `const { SECRET } = process.env`,
  ])('planted: %s', (text) => {
    expect(places(findUnnamedServerCode(planted('crm/org/read.ts', text)))).toEqual(['crm/org/read.ts:1'])
    expect(findUnnamedServerCode(planted('crm/org/read.server.ts', text))).toEqual([])
  })
})

describe('no way to the database but withActor and withRole', () => {
  test('in the tree', () => {
    expect(listViolations(findOpenDatabase(product))).toEqual([])
  })

  test.each([
    ['crm/org/a.server.ts', `import { database } from '#prisma/client.server.ts'`],
    ['crm/org/a.server.ts', `import { Prisma, PrismaClient } from '#prisma/client.server.ts'`],
    ['crm/org/a.server.ts', `import pg from 'pg'`],
    ['crm/org/a.server.ts', `const { database } = await import('#prisma/client.server.ts')`],
    ['app/routes/a.tsx', `import { Prisma } from '#prisma/client.server.ts'`],
    ['app/server/a.server.ts', `import { database } from '#prisma/client.server.ts'`],
  ])('planted in %s: %s', (path, text) => {
    expect(places(findOpenDatabase(planted(path, text)))).toEqual([`${path}:1`])
  })

  test('what may stand', () => {
    const allowed = [
      ...planted('crm/org/a.server.ts', `import { Prisma, type Tx } from '#prisma/client.server.ts'`),
      ...planted('app/routes/a.tsx', `import type { Tx } from '#prisma/client.server.ts'`),
      ...planted('app/server/a.server.ts', `import { connectDatabase } from '#prisma/client.server.ts'`),
      ...planted('prisma/a.server.ts', `import pg from 'pg'`),
    ]
    expect(findOpenDatabase(allowed)).toEqual([])
  })
})

describe('relative paths stay in their folder', () => {
  test('in the tree', () => {
    expect(listViolations(findClimbing(product))).toEqual([])
  })

  test('planted', () => {
    expect(places(findClimbing(planted('crm/org/a.ts', `import { b } from '../customers/b.ts'`)))).toEqual([
      'crm/org/a.ts:1',
    ])
  })
})

describe('no module imports itself by a detour', () => {
  test('in the tree', () => {
    expect(listViolations(findRings(product))).toEqual([])
  })

  test('planted: a ring of three, and none when one link is a type', () => {
    const ring = (last: string) => [
      ...planted('crm/a.ts', `import { b } from './b.ts'`),
      ...planted('crm/b.ts', `import { c } from '#crm/c.ts'`),
      ...planted('crm/c.ts', last),
    ]
    expect(findRings(ring(`import { a } from './a.ts'`))).toEqual([
      { place: 'crm/a.ts', reason: 'imports itself: crm/a.ts → crm/b.ts → crm/c.ts → crm/a.ts' },
    ])
    expect(findRings(ring(`import type { A } from './a.ts'`))).toEqual([])
  })
})
