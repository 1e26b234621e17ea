import { verifyPassword } from 'better-auth/crypto'
import { beforeAll, expect, test } from 'vitest'
import { addOrganisations, forgingId } from '#tests/support/auth.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { addPerson } from './add-person.server.ts'
import { consoleActor } from './console-actor.ts'

const owner = useTestDatabase()
beforeAll(() => addOrganisations(owner))

const password = 'a long enough one'
const somebody = (email: string) => ({ email, name: '宋嘉禾', orgId: forgingId, role: 'finance', scope: 'subtree' })

async function rowsOf(email: string) {
  const { rows } = await owner.query(
    `SELECT p.id, p.name, p.name_latin, m.org_id, m.role, m.scope, u.email, u.email_verified, a.provider_id, a.password
    FROM person p JOIN membership m ON m.person_id = p.id JOIN auth_user u ON u.id = p.id
    LEFT JOIN auth_account a ON a.user_id = u.id WHERE p.email = $1`,
    [email],
  )
  return rows
}

test('a person comes with their membership, their password as a hash, and an event', async () => {
  const person = { ...somebody('  Song.Jiahe@Gantry.example '), nameLatin: 'Song Jiahe' }
  const { id } = await addPerson({ actor: consoleActor, person, password })
  const [row, ...more] = await rowsOf('song.jiahe@gantry.example')
  expect(more).toEqual([])
  expect(row).toMatchObject({ id, name: '宋嘉禾', name_latin: 'Song Jiahe', org_id: forgingId, role: 'finance' })
  expect(row).toMatchObject({ scope: 'subtree', email_verified: true, provider_id: 'credential' })
  expect(await verifyPassword({ hash: row?.password as string, password })).toBe(true)
  const { rows: events } = await owner.query('SELECT * FROM domain_event WHERE entity_id = $1', [id])
  expect(events).toMatchObject([{ type: 'person.added', actor_id: consoleActor.personId, org_id: forgingId }])
  expect(JSON.stringify(events)).not.toMatch(/password|scrypt/)
})

test('without a password there is none to sign in with', async () => {
  await addPerson({ actor: consoleActor, person: somebody('oidc@gantry.example'), password: null })
  expect(await rowsOf('oidc@gantry.example')).toMatchObject([{ provider_id: null, password: null }])
})

test('an address is taken once, in whatever case, and the second leaves nothing behind', async () => {
  await addPerson({ actor: consoleActor, person: somebody('twice@gantry.example'), password })
  const again = addPerson({ actor: consoleActor, person: somebody('Twice@GANTRY.example'), password })
  await expect(again).rejects.toMatchObject({ code: 'DUPLICATE', details: { email: 'twice@gantry.example' } })
  expect(await rowsOf('twice@gantry.example')).toHaveLength(1)
})

test('whoever is no keeper adds nobody', async () => {
  const actor = { ...consoleActor, keeper: false }
  const adding = addPerson({ actor, person: somebody('intruder@gantry.example'), password })
  await expect(adding).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await rowsOf('intruder@gantry.example')).toEqual([])
})

test('an organisation that does not exist is said to be missing', async () => {
  const person = { ...somebody('lost@gantry.example'), orgId: '00000000-0000-7000-8000-0000000000ff' }
  await expect(addPerson({ actor: consoleActor, person, password })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each([
  ['nine characters', { password: '123456789' }, { password: ['form.passwordShort'] }],
  ['ten that are five to a person', { password: '𠮷𠮷𠮷𠮷𠮷' }, { password: ['form.passwordShort'] }],
  ['129 characters', { password: 'x'.repeat(129) }, { password: ['form.passwordLong'] }],
  ['the address itself', { password: 'ODD@gantry.example' }, { password: ['form.passwordIsEmail'] }],
  ['no address', { email: 'odd' }, { email: ['form.email'] }],
  ['no name', { name: ' ' }, { name: ['form.required'] }],
  ['a role that does not exist', { role: 'owner' }, { role: ['form.invalid'] }],
  ['a scope that does not exist', { scope: 'all' }, { scope: ['form.invalid'] }],
] as [string, Record<string, string>, Record<string, string[]>][])(
  '%s is refused with the field it is in',
  async (_what, { password: odd = password, ...fields }, invalid) => {
    const adding = addPerson({
      actor: consoleActor,
      person: { ...somebody('odd@gantry.example'), ...fields },
      password: odd,
    })
    await expect(adding).rejects.toMatchObject({ code: 'BAD_INPUT', details: { invalid } })
    expect(await rowsOf('odd@gantry.example')).toEqual([])
  },
)
