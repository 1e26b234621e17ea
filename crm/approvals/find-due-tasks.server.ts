import type { Tx } from '#prisma/client.server.ts'

export interface DueTask {
  requestId: string
  task: number
  holderId: string | null
  /** whom it may go to, the nearest first, as its step has it */
  up: readonly string[]
}

const mostAtOnce = 200

/** Open tasks whose time has passed, the longest due first. Read by the engine. */
export async function findOverdue({ tx, now }: { tx: Tx; now: Date }): Promise<DueTask[]> {
  return tx.$queryRaw<DueTask[]>`
    SELECT t.request_id AS "requestId", t.number AS task, t.holder_id AS "holderId", way.up
    FROM approval_task t JOIN approval_request r ON r.id = t.request_id
    CROSS JOIN LATERAL (SELECT (jsonb_build_array(r.steps -> t.step -> 'escalateTo')
      || coalesce(r.steps -> t.step -> 'escalateThen', '[]')) - coalesce(t.holder_id::text, '') AS up) way
    WHERE t.state = 'open' AND t.due_at <= ${now}
      -- Once it has been escalated nobody is left; whoever holds it was reminded.
      AND t.cause <> 'escalated' AND r.steps -> t.step ->> 'escalateTo' IS NOT NULL AND way.up <> '[]'
    ORDER BY t.due_at LIMIT ${mostAtOnce}`
}

/** Open tasks of which somebody has to be reminded, once: most of their time has gone. Read by the engine. */
export async function findToRemind({ tx, now }: { tx: Tx; now: Date }): Promise<DueTask[]> {
  return tx.$queryRaw<DueTask[]>`
    SELECT t.request_id AS "requestId", t.number AS task, t.holder_id AS "holderId", '[]'::jsonb AS up
    FROM approval_task t
    WHERE t.state = 'open' AND t.holder_id IS NOT NULL AND t.reminded_at IS NULL
      AND t.remind_at <= ${now}
    ORDER BY t.remind_at LIMIT ${mostAtOnce}`
}
