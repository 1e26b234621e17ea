import { Client } from 'pg'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { startEmbeddedPostgres } from '#prisma/embedded/start-embedded-postgres.server.ts'
import { migrate } from '#prisma/migrate.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { loadPassages } from '#tests/factories/load-passages.ts'
import { scaledPassages, scaledQueries } from '#tests/factories/scaled-passages.ts'
import { onEmptyServer } from '#tests/support/scaled-test-database.ts'
import type { Measure } from '../measure.ts'
import { bruteForce } from './brute-force-search.ts'

const chunks = Number(process.env.BENCH_CHUNKS ?? 100_000)
const directories = 100
const queries = 120
const compared = 30
const limitMs = 50
const leastRecall = 0.95

/**
 * Search in 100,000 passages in a hundred directories: as somebody who reads one of them, and as somebody who reads all. The ratio is
 * what 95 of 100 searches take against 50 ms, and the share of the best ten that is missed against what a brute force over
 * everything that may be read finds, reckoned apart from the product.
 */
export async function bench(): Promise<Measure[]> {
  const server = process.env.TEST_DATABASE_URL
  if (server) return onEmptyServer(server, ({ client, url }) => measureOn(client, url))
  const embedded = await startEmbeddedPostgres({ dataDir: null })
  const client = new Client(embedded.ownerUrl)
  await client.connect()
  try {
    await migrate(client)
    return await measureOn(client, embedded.url)
  } finally {
    await client.end()
    await embedded.stop()
  }
}

async function measureOn(client: Client, url: string): Promise<Measure[]> {
  const [group, company] = [newId(), newId()]
  await client.query(
    `INSERT INTO organisation (id, parent_id, kind, name, lineage) VALUES ($1::uuid, NULL, 'group', 'group', ARRAY[$1::uuid]),
       ($2::uuid, $1::uuid, 'subsidiary', 'company', ARRAY[$1::uuid, $2::uuid])`,
    [group, company],
  )
  const [narrow, wide] = [person('narrow'), { ...person('wide'), all: true }]
  await client.query(`INSERT INTO person (id, email, name) VALUES ($1, 'narrow@gantry.example', 'narrow')`, [
    narrow.personId,
  ])
  await client.query(`INSERT INTO membership (person_id, org_id, role, scope) VALUES ($1, $2, 'rep', 'self')`, [
    narrow.personId,
    company,
  ])
  connectDatabase({ url })
  try {
    const passages = scaledPassages(chunks)
    const loaded = await loadPassages({ client, orgId: group, passages, directories })
    await client.query(
      `INSERT INTO knowledge_grant (id, directory_id, org_id, may_read, may_comment, may_download, may_forward, may_write)
       VALUES (gen_random_uuid(), $1, $2, true, false, false, false, false)`,
      [loaded.directories[0], company],
    )
    const asked = scaledQueries(passages, queries)
    const one = Math.ceil(chunks / directories)
    return [
      ...(await measureAs({
        client,
        actor: narrow,
        asked,
        within: loaded.directories.slice(0, 1),
        name: `1 of ${directories} directories (${one})`,
      })),
      ...(await measureAs({ client, actor: wide, asked, within: loaded.directories, name: `all (${chunks})` })),
    ]
  } finally {
    await disconnectDatabase()
  }
}

interface MeasureOptions {
  client: Client
  actor: Actor
  asked: readonly string[]
  within: readonly string[]
  name: string
}

async function measureAs({ client, actor, asked, within, name }: MeasureOptions): Promise<Measure[]> {
  const search = (query: string) => withActor(actor, (tx) => searchKnowledge({ tx, actor, query, most: 10 }))
  for (const query of asked.slice(0, 20)) await search(query)
  const times: number[] = []
  for (const query of asked) {
    const began = performance.now()
    await search(query)
    times.push(performance.now() - began)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  const brute = await bruteForce(client, within)
  let found = 0
  let wanted = 0
  for (const query of asked.slice(0, compared)) {
    const best = await brute(query)
    const hits = new Set((await search(query)).hits.map(({ chunkId }) => chunkId))
    found += best.filter((id) => hits.has(id)).length
    wanted += best.length
  }
  const recall = found / wanted
  return [
    {
      name: `search, ${name}`,
      ratio: at(0.95) / limitMs,
      baseline: `${limitMs} ms`,
      limit: 1,
      detail: `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, longest ${at(1).toFixed(1)} ms`,
    },
    {
      name: `missed of the best ten, ${name}`,
      ratio: (1 - recall) / (1 - leastRecall),
      baseline: `${Math.round((1 - leastRecall) * 100)} % of brute force`,
      limit: 1,
      detail: `recall ${recall.toFixed(4)} over ${compared} queries`,
    },
  ]
}

function person(name: string): Actor {
  const id = newId()
  const names = { zh: name, en: name }
  return {
    personId: id,
    name: names,
    email: `${name}@gantry.example`,
    title: null,
    roles: [],
    scope: 'self',
    home: { id, name: names },
    orgs: [],
    writeOrgs: [],
    salesOrgs: [],
    companies: [],
    writeCompanies: [],
    all: false,
    keeper: false,
    keptRules: [],
    costs: false,
    reviews: false,
  }
}
