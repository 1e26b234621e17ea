import { newId } from '#lib/ids.ts'
import type { Tx } from '#prisma/client.server.ts'

interface TellOptions {
  tx: Tx
  request: { id: string; submitterId: string }
  /** whom it tells of which of their tasks; 0: of what has become of the whole */
  people: readonly { personId: string; task: number }[]
  /** under which each is told once */
  version: number
  at: Date
}

/**
 * Tells people of a request, as the engine. Whoever stands in for one who is asked is told as well, unless they may not decide it: they
 * have submitted it, stand in for whoever has, or have a voice in the step themselves. In one statement, as it comes with every decision.
 */
export async function tellPeople({ tx, request, people, version, at }: TellOptions): Promise<void> {
  if (people.length === 0) return
  const [ids, persons, tasks] = [
    people.map(() => newId()),
    people.map((one) => one.personId),
    people.map((one) => one.task),
  ]
  await tx.$executeRaw`
    WITH said AS (SELECT ${request.id}::uuid AS id, ${request.submitterId}::uuid AS submitter, ${at}::timestamptz AS at),
    told AS (SELECT * FROM unnest(${ids}::uuid[], ${persons}::uuid[], ${tasks}::int[]) t (id, person, task)),
    runs AS (SELECT d.from_id, d.to_id FROM approval_delegation d, said
      WHERE d.from_id = ANY (${[...persons, request.submitterId]}::uuid[])
        AND d.ended_at IS NULL AND d.begins_at <= said.at AND said.at < d.ends_at)
    INSERT INTO notification (id, person_id, approval_id, approval_task, warning_version, at)
    SELECT told.id, told.person, said.id, told.task, ${version}::int, said.at FROM told, said
    UNION ALL
    SELECT gen_random_uuid(), runs.to_id, said.id, told.task, ${version}::int, said.at
    FROM said CROSS JOIN told JOIN runs ON runs.from_id = told.person
    JOIN person p ON p.id = runs.to_id AND p.active
    JOIN approval_task t ON t.request_id = said.id AND t.number = told.task AND t.holder_id = told.person
    WHERE runs.to_id <> said.submitter
      AND NOT EXISTS (SELECT FROM runs own WHERE own.from_id = said.submitter AND own.to_id = runs.to_id)
      AND NOT EXISTS (SELECT FROM approval_task o
        WHERE o.request_id = said.id AND o.step = t.step AND o.round = t.round AND o.state <> 'passed-on'
          AND (o.holder_id = runs.to_id OR o.decided_by = runs.to_id))
    ON CONFLICT DO NOTHING`
}
