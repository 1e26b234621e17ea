import { hash } from 'node:crypto'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { dayText } from '#lib/stored-day.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Lead } from './bid.schema.ts'
import { milestoneName } from './milestone-templates.ts'

/** What has to be done for a bid. Days as `YYYY-MM-DD`. */
export interface Milestone {
  id: string
  kind: string | null
  name: Bilingual
  lead: Lead
  person: { id: string; name: Bilingual } | null
  dueOn: string
  doneOn: string | null
}

/** The milestones of a bid in their order; none for whoever sees the bid alone, as the policy on them has it. */
export async function readMilestones({ tx, bidId }: { tx: Tx; bidId: string }): Promise<Milestone[]> {
  const rows = await tx.bidMilestone.findMany({
    where: { bidId },
    orderBy: { position: 'asc' },
    include: { person: { select: { id: true, name: true, nameLatin: true } } },
  })
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: nameOf(row),
    lead: row.lead as Lead,
    person: row.person && { id: row.person.id, name: bilingual(row.person.name, row.person.nameLatin) },
    dueOn: dayText(row.dueOn),
    doneOn: dayText(row.doneOn),
  }))
}

/** A mark of the milestones as they were planned, against which an edit holds; that one is done is none of it. */
export function markOfMilestones(lines: readonly Milestone[]): string {
  const said = lines.map(({ id, name, lead, person, dueOn }) => [id, name.zh, name.en, lead, person?.id, dueOn])
  return hash('sha256', JSON.stringify(said), 'hex').slice(0, 32)
}

function nameOf({ kind, name }: { kind: string | null; name: string | null }): Bilingual {
  if (name) return { zh: name, en: name }
  return milestoneName(kind ?? '') ?? { zh: kind ?? '', en: kind ?? '' }
}
