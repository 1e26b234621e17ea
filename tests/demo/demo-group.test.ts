import { expect, test } from 'vitest'
import { contactFields } from '#crm/contacts/contact.schema.ts'
import { isCreditCode } from '#crm/customers/credit-code.ts'
import { grades, industries, regions } from '#crm/customers/customer.schema.ts'
import { nameKey, nameKeys } from '#crm/customers/name-key.ts'
import { teamRoles } from '#crm/opportunities/opportunity.schema.ts'
import { roles } from '#crm/org/role.policy.ts'
import { eventTypes } from '#prisma/record-event.server.ts'
import { buildDemo } from '#prisma/seeds/demo/build-demo.ts'

const demo = buildDemo({ today: '2026-11-25', nameKey })
const unknown = (values: (string | null)[], known: readonly string[]) =>
  values.filter((value) => value !== null && !known.includes(value))

test('every customer could have been entered on screen', () => {
  expect(
    unknown(
      demo.customer.map(({ industry }) => industry),
      industries,
    ),
  ).toEqual([])
  expect(
    unknown(
      demo.customer.map(({ region }) => region),
      regions,
    ),
  ).toEqual([])
  expect(
    unknown(
      demo.customer_relationship.map(({ grade }) => grade),
      grades,
    ),
  ).toEqual([])
  const wrong = demo.customer.filter(({ credit_code }) => credit_code !== null && !isCreditCode(credit_code))
  expect(wrong).toEqual([])
  expect(demo.customer.filter(({ credit_code }) => credit_code === null).length).toBeLessThan(10)
})

test('no two customers look like one company', () => {
  const holders = new Map<string, string>()
  for (const { name } of demo.customer) {
    for (const key of nameKeys(name)) {
      expect(holders.get(key), `${name} and ${holders.get(key)}`).toBeUndefined()
      holders.set(key, name)
    }
  }
  expect(demo.customer.filter((row) => row.name_key !== nameKey(row.name) || row.name_key === '')).toEqual([])
})

test('every contact could have been entered on screen', () => {
  for (const contact of demo.contact) {
    for (const field of ['name', 'title', 'level', 'phone'] as const) {
      expect(contactFields[field].safeParse(contact[field]).success, `${contact.name} ${field}`).toBe(true)
    }
  }
})

test('all roles, and no other', () => {
  expect([...new Set(demo.membership.map(({ role }) => role))].sort()).toEqual([...roles].sort())
  expect(
    unknown(
      demo.opportunity_team.map(({ role }) => role),
      teamRoles,
    ),
  ).toEqual([])
})

test('every event is of a known type, in the version in which its payload is written', () => {
  const types = new Set(demo.domain_event.map(({ type }) => type))
  expect(unknown([...types], Object.keys(eventTypes))).toEqual([])
  const versions: Record<string, number> = eventTypes
  expect(demo.domain_event.filter(({ type, type_version }) => type_version !== versions[type])).toEqual([])
})
