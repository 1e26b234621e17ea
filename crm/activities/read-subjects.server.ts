import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import type { Tx } from '#prisma/client.server.ts'

interface ActivityEvent {
  entity_type: string
  entity_id: string
  after: Record<string, unknown> | null
}

/**
 * What activities were called when events tell of them. An event keeps the subject as it was typed; its translation is the
 * activity's, while that is still called so and in sight.
 */
export async function readSubjects(
  tx: Tx,
  events: readonly ActivityEvent[],
): Promise<(event: ActivityEvent) => Bilingual> {
  const ids = events.filter((event) => event.entity_type === 'activity').map((event) => event.entity_id)
  const known =
    ids.length > 0
      ? await tx.activity.findMany({
          where: { id: { in: ids } },
          select: { id: true, subject: true, subjectLatin: true },
        })
      : []
  const byId = new Map(known.map((row) => [row.id, row]))
  return ({ entity_id, after }) => {
    const typed = String(after?.subject ?? '')
    const activity = byId.get(entity_id)
    return bilingual(typed, activity?.subject === typed ? activity.subjectLatin : null)
  }
}
