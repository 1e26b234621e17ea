import { askDatabase } from './read-demo.ts'
import type { Served } from './start-server.ts'

/** What lies in the database of a deal and its approval, past every policy, for a test that walks through it. */
export function askDeal(server: () => Served) {
  /** Who is asked at present, in the order in which they were asked. */
  const asked = (request: string) =>
    askDatabase<{ holder: string; step: number; number: number }>(
      server(),
      `SELECT holder_id AS holder, step, number FROM approval_task WHERE request_id = $1 AND state = 'open' ORDER BY number`,
      [request],
    )

  const stateOf = async (request: string) => {
    const [row] = await askDatabase<{ state: string }>(server(), 'SELECT state FROM approval_request WHERE id = $1', [
      request,
    ])
    return row?.state
  }

  /** The steps of a request: which have passed, and whether all who are asked in the one that runs have to agree. */
  const wayOf = async (request: string) => {
    const [row] = await askDatabase<{ keys: string[]; passed: string[]; all: boolean }>(
      server(),
      `SELECT (SELECT array_agg(s ->> 'key' ORDER BY at) FROM jsonb_array_elements(steps) WITH ORDINALITY s (s, at)) AS keys, passed,
         steps -> step ->> 'passes' = 'all' AS all
       FROM approval_request WHERE id = $1`,
      [request],
    )
    return row ?? { keys: [], passed: [], all: false }
  }

  const namesOf = async (people: readonly string[]) => {
    const rows = await askDatabase<{ name: string; name_latin: string }>(
      server(),
      'SELECT name, name_latin FROM person WHERE id = ANY ($1)',
      [people],
    )
    return rows
  }

  const stages = (id: string) =>
    askDatabase<{ stage_id: string }>(server(), 'SELECT stage_id FROM opportunity WHERE id = $1', [id])

  const confirmed = async (version: string) => {
    const [row] = await askDatabase<{ count: number }>(
      server(),
      `SELECT count(*)::int AS count FROM clause_flag WHERE version_id = $1 AND decision = 'confirmed'`,
      [version],
    )
    return row?.count
  }
  return { asked, stateOf, wayOf, namesOf, stages, confirmed }
}
