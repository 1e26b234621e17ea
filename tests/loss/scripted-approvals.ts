import type { Client } from 'pg'
import { previewContract } from '#crm/approvals/preview-submission.server.ts'
import { submitContract } from '#crm/approvals/submit-contract.server.ts'
import { addPerson } from '#crm/org/add-person.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { ScaledDatabase } from '#tests/support/scaled-test-database.ts'

/** Somebody who approves by a script. */
export interface Approver {
  id: string
  email: string
  password: string
  /** says nothing, and is gone before long */
  leaves: boolean
}

/** What somebody says to the task that waits for them, as a form sends it, and to which of the request's addresses. */
export interface Saying {
  verb: 'decide' | 'delegate'
  form: Record<string, string>
}

/** The script of one request: what each says to a task of theirs in a step and round, and what all of it leads to. */
export interface Script {
  id: string
  contractId: string
  end: 'approved' | 'rejected'
  /** how many commands people and the clock give, all told */
  commands: number
  say: (task: { holder: string; step: number; round: number }) => Saying
}

export const approverCount = 20
const requestCount = 300

/**
 * Twenty people and 300 requests that wait for them: two at once in the first step and one in the second, a way of its own for each of
 * ten amounts. Some are sent back once, some rejected, some handed on. Whoever is the first of the last way leaves in the middle, and
 * what waits for them goes to their heir.
 */
export async function scriptApprovals(database: ScaledDatabase) {
  const { scaled, client } = database
  const people: Approver[] = []
  const add = async (name: string, role: string, orgId: string) => {
    const person = { email: `${name}@loss.example`, password: `${name} approves all day` }
    const { id } = await addPerson({
      actor: consoleActor,
      person: { email: person.email, name, orgId, role, scope: 'self' },
      password: person.password,
    })
    return { ...person, id, leaves: false }
  }
  for (let n = 1; n < approverCount; n += 1) people.push(await add(`approver${n}`, 'technical', scaled.department))
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM organisation WHERE parent_id IS NULL`)
  const heir = await add('heir', 'production', rows[0]?.id ?? '')
  people.push(heir)
  // The one before the heir is asked in the last way alone.
  const ways = Array.from({ length: 10 }, (_, n) =>
    [n === 9 ? approverCount - 2 : 2 * n, (2 * n + 1) % 18, (2 * n + 7) % 18].map((at) => people[at] as Approver),
  )
  const leaver = people[approverCount - 2] as Approver
  leaver.leaves = true
  await addWays(client, ways)
  const contracts = await addContracts(client, scaled.rep)
  const actor = await database.actorOf(scaled.rep)
  const scripts: Script[] = []
  for (const [at, contractId] of contracts.entries()) {
    const id = newId()
    await withActor(actor, async (tx) => {
      const { figuresVersion } = await previewContract({ tx, actor, contractId })
      await submitContract({ tx, actor, id, contractId, figuresVersion, note: null })
    })
    const way = ways[at % 10] as Approver[]
    scripts.push({ id, contractId, ...scriptOf({ kind: kindOf(at), way, leaver, heir }) })
  }
  return { people, scripts, leaver }
}

type Kind = 'approved' | 'rejected' | 'sent-back' | 'handed-on'

/** Of the way whose first leaves nothing else is asked than that it goes on. */
function kindOf(at: number): Kind {
  if (at % 10 === 9) return 'approved'
  return (
    (['approved', 'approved', 'sent-back', 'handed-on', 'rejected'] as const)[Math.floor(at / 10) % 5] ?? 'approved'
  )
}

interface ScriptOptions {
  kind: Kind
  way: readonly Approver[]
  leaver: Approver
  heir: Approver
}

function scriptOf({ kind, way, leaver, heir }: ScriptOptions): Pick<Script, 'end' | 'commands' | 'say'> {
  const [first, , last] = way as [Approver, Approver, Approver]
  const approve: Saying = { verb: 'decide', form: { decision: 'approve', opinion: '' } }
  const said = (decision: string, opinion: string, more = {}): Saying => ({
    verb: 'decide',
    form: { decision, opinion, ...more },
  })
  switch (kind) {
    case 'approved':
      // Whoever leaves is replaced by a command of its own.
      return { end: 'approved', commands: first === leaver ? 4 : 3, say: () => approve }
    case 'rejected':
      return { end: 'rejected', commands: 3, say: ({ step }) => (step === 1 ? said('reject', '不行') : approve) }
    case 'sent-back':
      return {
        end: 'approved',
        commands: 6,
        say: ({ step, round }) => (step === 1 && round === 2 ? said('send-back', '再看一遍', { to: '0' }) : approve),
      }
    case 'handed-on':
      return {
        end: 'approved',
        commands: 4,
        say: ({ holder, step }) =>
          step === 1 && holder === last.id ? { verb: 'delegate', form: { to: heir.id, opinion: '请看' } } : approve,
      }
  }
}

async function addWays(client: Client, ways: readonly (readonly Approver[])[]): Promise<void> {
  const step = { passes: 'all', endsOn: 'first-rejection', hours: 24, keptFor: [] }
  const asks = (people: readonly Approver[]) => people.map(({ email }) => ({ person: email }))
  for (const [at, [first, second, third]] of ways.entries()) {
    const id = `LS-0${at}`
    const body = {
      id,
      set: 'approval-routes',
      subject: 'contract',
      name: { zh: id, en: id },
      why: { zh: '因为', en: 'because' },
      owner: 'hq-sales',
      // Before every row that is shipped; among themselves by their ids.
      scope: { for: 'contract', order: '1' },
      condition: { all: [{ fact: 'amount', operator: 'lessThanInclusive', value: `${at + 1}.00` }] },
      route: [
        {
          ...step,
          key: 'both',
          name: { zh: '会签', en: 'Both' },
          asks: asks([first, second] as Approver[]),
          escalateTo: { role: 'production', at: 'group' },
        },
        { ...step, key: 'last', name: { zh: '终审', en: 'Last' }, asks: asks([third] as Approver[]), escalateTo: null },
      ],
      cases: [{ name: { zh: '例', en: 'case' }, facts: {}, expect: 'pass-over' }],
    }
    await client.query(`INSERT INTO rule (id, set_id) VALUES ($1, 'approval-routes')`, [id])
    await client.query(
      `INSERT INTO rule_version (rule_id, version, status, origin, body, digest) VALUES ($1, 1, 'active', 'administrator', $2, $1)`,
      [id, JSON.stringify(body)],
    )
  }
}

/** Drafts, in the hands of somebody who may submit them, by whose amounts the ways are chosen in turn. */
async function addContracts(client: Client, owner: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `WITH deal AS (SELECT o.*, row_number() OVER (ORDER BY id) AS n FROM opportunity o WHERE owner_id = $1 AND status = 'open')
     INSERT INTO contract (id, org_id, opportunity_id, customer_id, number, name, category, our_party, counterparty, owner_id, amount,
       currency)
     SELECT gen_random_uuid(), d.org_id, d.id, d.customer_id, 'LOSS-' || lpad(at::text, 3, '0'), '合同 ' || at, 'equipment', '中嵩', '买方',
       $1, (at - 1) % 10 + 1, 'CNY'
     FROM generate_series(1, $2::int) at JOIN deal d ON d.n = 1 + at % (SELECT count(*) FROM deal) RETURNING id, number`,
    [owner, requestCount],
  )
  return (rows as { id: string; number: string }[]).sort((a, b) => a.number.localeCompare(b.number)).map(({ id }) => id)
}
