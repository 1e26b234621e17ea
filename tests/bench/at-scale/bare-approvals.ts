import type { Client } from 'pg'
import { newId } from '#lib/ids.ts'

// What somebody would write who need not think of anybody's rights, nor of what an approval is.

interface Reader {
  person: string
  /** for whom they stand in */
  absent: readonly string[]
}

/** A page of what waits, with all that its rows show, and the figures of the side bar. */
export async function bareInbox(
  client: Client,
  { person, absent, costs }: Reader & { costs: boolean },
): Promise<unknown> {
  await client.query('BEGIN')
  const { rows } = await client.query(
    `SELECT w.*, r.*, p.name, p.name_latin, h.name AS holder, h.name_latin AS holder_latin, g.margin,
       (SELECT count(*) FROM approval_task b WHERE b.request_id = w.request_id AND b.state = 'sent-back') AS sent_back
     FROM (
       SELECT w.* FROM unnest($1::uuid[]) one (person) CROSS JOIN LATERAL (
         SELECT t.* FROM approval_task t WHERE t.holder_id = one.person AND t.state = 'open'
         ORDER BY t.due_sort, t.request_id LIMIT 51) w
       ORDER BY w.due_sort, w.request_id LIMIT 51) w
     JOIN approval_request r ON r.id = w.request_id
     JOIN person p ON p.id = r.submitter_id
     JOIN person h ON h.id = w.holder_id
     LEFT JOIN LATERAL (SELECT g.margin FROM approval_ground g WHERE g.request_id = w.request_id AND $2
       ORDER BY g.number DESC LIMIT 1) g ON true
     ORDER BY w.due_sort, w.request_id`,
    [[person, ...absent], costs],
  )
  const { rows: counts } = await client.query(
    `SELECT
       (SELECT count(*) FROM (SELECT FROM approval_task WHERE holder_id = ANY ($1::uuid[]) AND state = 'open' LIMIT 100) w) AS waiting,
       (SELECT count(*) FROM (SELECT FROM approval_request WHERE submitter_id = $2 AND state IN ('running', 'returned') LIMIT 100) s)
         AS submitted`,
    [[person, ...absent], person],
  )
  await client.query('COMMIT')
  return [rows, counts]
}

/** An approval of the first of two steps, and whoever is asked next. */
export async function bareDecision(
  client: Client,
  { id, key, by }: { id: string; key: string; by: string },
): Promise<void> {
  const run = (sql: string, values: unknown[] = [id]) => client.query(sql, values)
  await client.query('BEGIN')
  const { rows } = await run('SELECT * FROM approval_request WHERE id = $1 FOR UPDATE')
  const { contract_id: contractId, org_id: orgId, opportunity_id: opportunityId, steps } = rows[0]
  const { rows: contracts } = await run('SELECT figures_version FROM contract WHERE id = $1 FOR UPDATE', [contractId])
  if (contracts[0].figures_version !== rows[0].figures_version) throw new Error('it has moved')
  const { rows: answers } = await run('SELECT * FROM approval_answer WHERE request_id = $1 AND key = $2', [id, key])
  if (answers.length > 0) throw new Error('it was answered')
  const { rows: tasks } = await run('SELECT * FROM approval_task WHERE request_id = $1 ORDER BY number')
  const next = steps[1].asked[0]
  await run(
    `UPDATE approval_task SET state = 'approved', decided_at = now(), decided_by = nullif($2::uuid, holder_id), opinion = '同意'
     WHERE request_id = $1 AND number = 1`,
    [id, by],
  )
  await run(
    `INSERT INTO approval_task (request_id, number, step, round, seat, position, holder_id, cause, state, due_at)
     VALUES ($1, $2, 1, 2, 0, 0, $3, 'route', 'open', now() + interval '1 day')`,
    [id, tasks.length + 1, next],
  )
  await run('INSERT INTO approval_access VALUES ($2, $1, $3, true)', [id, next, contractId])
  await run('UPDATE approval_access SET is_open = false WHERE request_id = $1 AND person_id = $2', [
    id,
    tasks[0].holder_id,
  ])
  await run(
    `UPDATE approval_request SET step = 1, round = 2, passed = '{commercial}', version = version + 1, steps = $2 WHERE id = $1`,
    [id, JSON.stringify(steps)],
  )
  await run('INSERT INTO approval_answer (request_id, version, key, command, outcome) VALUES ($1, 2, $2, $3, $4)', [
    id,
    key,
    JSON.stringify({ kind: 'approve', task: 1, by }),
    JSON.stringify({ ok: true, state: 'running' }),
  ])
  await run(
    `INSERT INTO domain_event (id, org_id, actor_id, type, entity_type, entity_id, record_type, record_id, after)
     VALUES ($2, $3, $4, 'approval.decided', 'approval', $1, 'opportunity', $5, '{"decision": "approve"}')`,
    [id, newId(), orgId, by, opportunityId],
  )
  await run(
    `INSERT INTO notification (id, person_id, approval_id, approval_task, warning_version) VALUES ($2, $3, $1, 2, 2)`,
    [id, newId(), next],
  )
  await client.query('COMMIT')
}
