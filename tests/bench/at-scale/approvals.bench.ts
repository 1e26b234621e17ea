import { Client } from 'pg'
import { decideApproval } from '#crm/approvals/decide-approval.server.ts'
import { countApprovals, findApprovals } from '#crm/approvals/find-approvals.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { migrate } from '#prisma/migrate.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { loadOpenRequests, type OpenRequests } from '#tests/factories/load-open-requests.ts'
import { loadScaled } from '#tests/factories/load-scaled.ts'
import { onScaledDatabase } from '#tests/support/scaled-test-database.ts'
import type { Measure } from '../measure.ts'
import { bareDecision, bareInbox } from './bare-approvals.ts'

const requests = 100_000
/** Opportunities that they are about: several contracts of one are asked for, where the database has to be made in a minute. */
const opportunities = 100_000
const rounds = 60
const warmUp = 10
const limit = 3

/**
 * What the inbox, with its figures, and a decision cost with 100,000 open requests: as somebody for whom 50 wait, for whom 5,000 do, and who stands in
 * for the latter. The baseline reads and writes the same rows by hand-written SQL through pg, in a transaction, as the owner of the
 * tables: no policy, no engine, no check of anything.
 */
export async function bench(): Promise<Measure[]> {
  const server = process.env.TEST_DATABASE_URL
  if (server) return onScaledDatabase({ server, opportunities }, ({ client }) => measureOn(client))
  return onEmbedded(measureOn)
}

async function onEmbedded(work: (client: Client) => Promise<Measure[]>): Promise<Measure[]> {
  const embedded = await startEmbeddedPostgres({ dataDir: null })
  const client = new Client(embedded.ownerUrl)
  await client.connect()
  try {
    await migrate(client)
    await loadScaled({ client, opportunities })
    connectDatabase({ url: embedded.url })
    return await work(client)
  } finally {
    await disconnectDatabase()
    await client.end()
    await embedded.stop()
  }
}

async function measureOn(client: Client): Promise<Measure[]> {
  const people = await loadOpenRequests({ client, opportunities, requests })
  const measures: Measure[] = []
  const readers = { '50 waiting': people.few, '5,000 waiting': people.many, 'standing in for 5,000': people.standIn }
  for (const [who, id] of Object.entries(readers)) {
    const actor = await actorOf(id)
    const absent = id === people.standIn ? [people.many] : []
    measures.push(
      await against(`inbox, ${who}`, {
        ours: () =>
          withActor(actor, async (tx) => [
            await findApprovals({ tx, actor, list: 'waiting' }),
            await countApprovals({ tx, actor }),
          ]),
        bare: () => bareInbox(client, { person: id, absent, costs: actor.costs }),
      }),
    )
  }
  return [...measures, ...(await decisions(client, people))]
}

/** Each on a request of its own; half of them are left for the baseline. */
async function decisions(client: Client, { many, standIn }: OpenRequests): Promise<Measure[]> {
  const { rows } = await client.query<{ request_id: string }>(
    `SELECT request_id FROM approval_task WHERE holder_id = $1 AND state = 'open' ORDER BY request_id LIMIT $2`,
    [many, rounds * 4],
  )
  const ids = rows.map(({ request_id: id }) => id)
  const decide = async (person: string) => {
    const actor = await actorOf(person)
    return {
      ours: () => {
        const said = { id: ids.pop() ?? '', key: newId(), task: 1, decision: 'approve', opinion: '同意' } as const
        return withActor(actor, (tx) => decideApproval({ tx, actor, ...said }))
      },
      bare: () => bareDecision(client, { id: ids.pop() ?? '', key: newId(), by: person }),
    }
  }
  return [await against('decision', await decide(many)), await against('decision, standing in', await decide(standIn))]
}

interface Compared {
  ours: () => Promise<unknown>
  bare: () => Promise<unknown>
}

async function against(name: string, { ours, bare }: Compared): Promise<Measure> {
  const [own, other] = await medians(ours, bare)
  return {
    name: `${name}, ${requests.toLocaleString('en')} open`,
    ratio: own / other,
    baseline: 'the same rows through pg, no policies',
    limit,
    detail: `${own.toFixed(1)} ms, bare ${other.toFixed(1)} ms`,
  }
}

/** Milliseconds, the two measured in turn so that a slow moment hits both. */
async function medians(first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []]
  for (let n = 0; n < rounds; n += 1) {
    for (const [index, work] of [first, second].entries()) {
      const began = performance.now()
      await work()
      if (n >= warmUp) times[index as 0 | 1].push(performance.now() - began)
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0) as [number, number]
}

async function actorOf(id: string): Promise<Actor> {
  const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: id }))
  if (!actor) throw new Error(`nobody is ${id}`)
  return actor
}
