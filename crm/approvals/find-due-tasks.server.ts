import type { Tx } from '#prisma/client.server.ts'

export interface DueTask {
  requestId: string
  task: number
  holderId: string | null
  /** whom it may go to, the nearest first, as its step has it */
  up: readonly string[]
}

const mostAtOnce = 200
/** What one run reminds of, and what one that was cut has reminded of before it. */
const mostReminded = 2 * mostAtOnce

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

/** Requests of which somebody was reminded since a moment, with the last time, the latest first. Read by the engine. */
export async function findReminded({ tx, since }: { tx: Tx; since: Date }): Promise<{ requestId: string; at: Date }[]> {
  return tx.$queryRaw<{ requestId: string; at: Date }[]>`
    SELECT t.request_id AS "requestId", max(t.reminded_at) AS at
    FROM approval_task t
    WHERE t.state = 'open' AND t.reminded_at > ${since}
    GROUP BY t.request_id ORDER BY max(t.reminded_at) DESC LIMIT ${mostReminded}`
}
