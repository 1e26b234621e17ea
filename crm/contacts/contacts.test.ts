import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createCustomer } from '#crm/customers/create-customer.server.ts'
import { CreateCustomerSchema } from '#crm/customers/customer.schema.ts'
import { getCustomer } from '#crm/customers/get-customer.server.ts'
import { getCustomerTimeline } from '#crm/customers/get-customer-timeline.server.ts'
import { openRelationship } from '#crm/customers/open-relationship.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addTwoCompanies, type TwoCompanies } from '#tests/factories/two-companies.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addContact } from './add-contact.server.ts'
import { changeContact } from './change-contact.server.ts'
import { AddContactSchema } from './contact.schema.ts'

const owner = useTestDatabase()
let group: TwoCompanies
let customerId: string
beforeAll(async () => {
  group = await addTwoCompanies(owner)
})
beforeEach(async () => {
  await owner.query('TRUNCATE customer, domain_event CASCADE')
  const actor = group.forging.rep
  customerId = newId()
  const form = { id: customerId, orgId: group.forging.id, name: '晋岳特钢集团', industry: 'steel', region: 'north' }
  await withActor(actor, (tx) => createCustomer({ tx, actor, ...CreateCustomerSchema.parse(form) }))
})

function add(actor: Actor, more: Record<string, unknown> = {}) {
  const form = { id: newId(), orgId: actor.companies[0], name: '冯国梁', level: 'executive', ...more }
  return withActor(actor, (tx) => addContact({ tx, actor, customerId, ...AddContactSchema.parse(form) }))
}
const contacts = async (actor: Actor) => (await withActor(actor, (tx) => getCustomer({ tx, id: customerId }))).contacts

test('a contact is known in its company and at headquarters, highest level first', async () => {
  await add(group.forging.service, { name: '唐海', level: 'staff' })
  await add(group.forging.rep, { title: '总经理', phone: '+86 379 6498 1234 转 801', email: 'feng@jinyue.example' })
  for (const actor of [group.forging.rep, group.forging.finance, group.headquarters]) {
    expect((await contacts(actor)).map(({ name }) => name.zh)).toEqual(['冯国梁', '唐海'])
  }
  expect(await contacts(group.cranes.head)).toEqual([])
  const { entries } = await withActor(group.forging.head, (tx) => getCustomerTimeline({ tx, customerId }))
  expect(entries[0]).toMatchObject({ type: 'contact.added', contact: { zh: '冯国梁' } })
})

test('case K03: added three times by one form is one, also at once', async () => {
  const id = newId()
  const pressed = await Promise.all([1, 2].map(() => add(group.forging.rep, { id })))
  expect(pressed.map(({ repeated }) => repeated).sort()).toEqual([false, true])
  expect(await add(group.forging.rep, { id })).toEqual({ id, repeated: true })
  expect(await contacts(group.forging.rep)).toHaveLength(1)
})

test('the id of another contact is a conflict, and not said to be saved', async () => {
  const { id } = await add(group.forging.rep)
  for (const actor of [group.forging.service, group.cranes.rep]) {
    const own = { customerId, orgId: actor.companies[0] ?? '' }
    if (actor === group.cranes.rep) await withActor(actor, (tx) => openRelationship({ tx, actor, ...own }))
    await expect(add(actor, { id, name: '唐海' })).rejects.toMatchObject({ code: 'CONFLICT' })
  }
})

test('is added only where the company has a relationship, and only by those who sell or serve', async () => {
  await expect(add(group.cranes.rep)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(add(group.cranes.rep, { orgId: group.forging.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(add(group.forging.finance)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

describe('a field of a contact', () => {
  const change = (actor: Actor, contactId: string, field: 'title' | 'level', value: string | null, base: string) =>
    withActor(actor, (tx) => changeContact({ tx, actor, contactId, field, value, base }))

  test('changes, and conflicts when it has moved', async () => {
    const { rep, manager } = group.forging
    const { id } = await add(rep, { title: '副总经理' })
    await change(manager, id, 'title', '总经理', '副总经理')
    expect((await contacts(rep))[0]).toMatchObject({ title: { zh: '总经理' } })
    await expect(change(rep, id, 'title', '董事', '副总经理')).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { theirs: '总经理', by: { zh: '贺文澜' } },
    })
  })

  test('is out of sight for the other company and not to be written by headquarters', async () => {
    const { id } = await add(group.forging.rep)
    await expect(change(group.cranes.head, id, 'level', 'staff', 'executive')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(change(group.headquarters, id, 'level', 'staff', 'executive')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

test.each([
  [{ name: '' }, 'form.required'],
  [{ name: '123' }, 'form.name'],
  [{ name: '冯\0国梁' }, 'form.invalid'],
  [{ title: '总\0经理' }, 'form.invalid'],
  [{ level: 'boss' }, 'form.required'],
  [{ phone: 'later' }, 'form.phone'],
  [{ phone: '123' }, 'form.phone'],
  [{ email: 'feng@' }, 'form.email'],
])('%j is told as %s', (wrong, message) => {
  const good = { id: newId(), orgId: newId(), name: '冯国梁', level: 'executive' }
  const { error } = AddContactSchema.safeParse({ ...good, ...wrong })
  expect(error?.issues.map((issue) => issue.message)).toContain(message)
})
