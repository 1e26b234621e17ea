import fc from 'fast-check'
import type { ClientBase } from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { approvalActor } from '#crm/org/approval-actor.ts'
import { AppError } from '#lib/errors.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { propertyRuns, propertySeed } from '#tests/setup/property-runs.ts'
import { expectedOf, type Foreseen, type Model, move, people } from '#tests/support/approvals/approval-model.ts'
import { beginning, begun, type Shape, shape, verbOf } from '#tests/support/approvals/approval-shapes.ts'
import { readActor, type Stage, setStage } from '#tests/support/approvals/approval-stage.ts'
import type { Verb } from '#tests/support/approvals/approval-verbs.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

// What the pure model of approvals says, the database does: whatever people do with a contract, in whatever order, twice, late, at the
// same moment, and when a connection breaks in the middle, afterwards there lies what the model has, nothing besides and nothing less.

const connections = new Set<ClientBase>()
const owner = useTestDatabase({ onConnect: (connection) => connections.add(connection) })
let stage: Stage

beforeAll(async () => {
  stage = await setStage(owner, connections)
})

interface Real {
  /** in order, for whoever sends something again */
  sent: Verb[]
}

class Do implements fc.AsyncCommand<Model, Real> {
  readonly one: Shape
  constructor(one: Shape) {
    this.one = one
  }
  check = () => true
  async run(model: Model, real: Real): Promise<void> {
    if (this.one.kind === 'tamper') return tamper(model, this.one.nth % 9)
    const verb = verbOf(model, this.one)
    if (!verb) return
    real.sent.push(verb)
    const { how } = this.one
    if (how === 'cut-off') await cutOff(model, verb)
    if (how === 'at-once' && !(verb.by && model.inactive.has(people[verb.by]))) {
      const both = await Promise.all([perform(model, verb), perform(model, verb)])
      expect(new Set(both.map((one) => JSON.stringify(one)))).toEqual(
        new Set([verb.foresee(model), verb.foresee(model)].map((one) => JSON.stringify(one))),
      )
      await compare(model)
    } else for (let times = how === 'twice' ? 2 : 1; times > 0; times -= 1) await meet(model, verb)
  }
  toString = () => JSON.stringify(this.one)
}

/** Something that was sent is sent again, much later. */
class Again implements fc.AsyncCommand<Model, Real> {
  readonly nth: number
  constructor(nth: number) {
    this.nth = nth
  }
  check = () => true
  async run(model: Model, { sent }: Real): Promise<void> {
    const verb = sent[this.nth % Math.max(sent.length, 1)]
    if (verb) await meet(model, verb)
  }
  toString = () => `again ${this.nth}`
}

/** Behind the back of every verb. */
async function tamper(model: Model, nth: number): Promise<void> {
  const delivery = `2027-03-${10 + nth}`
  if (delivery === model.contract.parts.delivery) return
  await owner.query('UPDATE contract SET deliver_on = $2 WHERE id = $1', [model.contractId, delivery])
  move(model, { delivery })
  await compare(model)
}

const seen = new Map<string, number>()
const count = (word: string) => seen.set(word, (seen.get(word) ?? 0) + 1)

async function meet(model: Model, verb: Verb): Promise<void> {
  const came = await perform(model, verb)
  expect(came).toEqual(verb.by !== null && model.inactive.has(people[verb.by]) ? leaver : verb.foresee(model))
  if ('refuses' in came) count(came.refuses)
  await compare(model)
}

const leaver: Foreseen = { refuses: 'no actor' }

async function perform(model: Model, { by, run }: Verb): Promise<Foreseen> {
  if (by !== null && model.inactive.has(people[by])) {
    expect(await readActor(people[by])).toBeNull()
    return leaver
  }
  const actor = by === null ? approvalActor : await stage.actorOf(by)
  return withActor(actor, (tx) => run({ tx, actor })).then(
    (returns) => ({ returns }),
    (error) => {
      if (!(error instanceof AppError)) throw error
      return { refuses: String(error.details?.key ?? error.code) }
    },
  )
}

/** Whatever a broken connection has left undone is not there. */
async function cutOff(model: Model, { by, run }: Verb): Promise<void> {
  if (by !== null && model.inactive.has(people[by])) return
  await stage.cutOff(by === null ? approvalActor : await stage.actorOf(by), run)
  await compare(model)
  count('cut-off')
}

interface Looked {
  contract: unknown
  requests: { answers: { key: string; kind: string }[]; events: string[]; told: string[] }[]
}

/** What has no order is compared without; an approval that a change has voided is under a key of nobody's. */
function sorted({ contract, requests }: Looked) {
  const answered = ({ key, ...answer }: { key: string; kind: string }) =>
    JSON.stringify([answer.kind === 'void' ? '' : key, answer], null, 1)
  return {
    contract,
    requests: requests.map(({ answers, events, told, ...rest }) => ({
      ...rest,
      answers: answers.map(answered).sort(),
      events: [...events].sort(),
      told: [...told].sort(),
    })),
  }
}

async function compare(model: Model): Promise<void> {
  expect(sorted((await stage.look(model.contractId)) as Looked)).toEqual(sorted(expectedOf(model) as Looked))
}

const runs = propertyRuns(500)

const words = [
  ...['running', 'returned', 'approved', 'rejected', 'withdrawn', 'voided'],
  ...['delegated', 'escalated', 'succeeded', 'assigned', 'added-before', 'added-after', 'for-another'],
  ...[
    'cut-off',
    'resubmitted',
    'no actor',
    'NOT_FOUND',
    'FORBIDDEN',
    'CONFLICT',
    'form.unknown',
    'contract.inApproval',
  ],
  ...['asked', 'moved', 'nobody', 'approved', 'withdrawn', 'TASK_CLOSED', 'NOT_YOURS', 'OWN_REQUEST'].map(
    (word) => `approval.${word}`,
  ),
]

test(
  `${runs} sequences on the database come to what the pure model says`,
  async () => {
    const step = shape.map((one) => new Do(one))
    const steps = fc.commands([step, step, step, fc.nat(30).map((nth) => new Again(nth))], { maxCommands: 5 })
    await fc.assert(
      fc.asyncProperty(beginning, steps, async (one, sequence) => {
        const { model, sent } = begun(one)
        await stage.lay(model)
        await compare(model)
        if (one.moves) await tamper(model, 9)
        await fc.asyncModelRun(() => ({ model, real: { sent } }), sequence)
        for (const tracked of model.requests) {
          const { request } = tracked
          count(request.state)
          if (tracked.grounds > 1) count('resubmitted')
          for (const { cause, decidedBy } of request.tasks) count(decidedBy ? 'for-another' : cause)
        }
      }),
      { numRuns: runs, seed: propertySeed },
    )
    // Every end, every way of being asked and every refusal comes up, or the sequences prove nothing.
    for (const word of words) expect([word, (seen.get(word) ?? 0) >= runs / 500]).toEqual([word, true])
  },
  30 * 60_000,
)
