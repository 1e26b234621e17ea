import { type ContactChoice, toContactChoice } from '#crm/contacts/find-contacts.server.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { orgsOfCompanies } from '#crm/org/company-of.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { RecordType } from '#prisma/record-event.server.ts'
import { recordOf } from './_record-activity.server.ts'
import { type ActivityView, toActivityView } from './find-activities.server.ts'

/** A planned activity with what it is about. */
export interface PlannedActivity extends ActivityView {
  /** an opportunity, or the customer alone */
  record: { type: RecordType; id: string; name: Bilingual }
  /** of the opportunity; null when the record is the customer itself */
  customer: Bilingual | null
  /** whom one could meet there, as far as the actor sees them */
  contactChoices: ContactChoice[]
}

const mostContacts = 200

/**
 * What the actor has planned up to a day, on opportunities that they see and with customers of their companies, the longest
 * overdue first.
 */
export async function findPlannedActivities(options: {
  tx: Tx
  actor: Pick<Actor, 'personId' | 'companies'>
  /** `YYYY-MM-DD`, inclusive */
  until: string
  most?: number
}): Promise<{ rows: PlannedActivity[]; more: boolean }> {
  const { tx, actor, until, most = 50 } = options
  const orgs = await orgsOfCompanies({ tx, companies: actor.companies })
  const found = await tx.activity.findMany({
    where: {
      personId: actor.personId,
      status: 'planned',
      onDate: { lte: new Date(`${until}T00:00:00Z`) },
      OR: [{ opportunity: { status: 'open' } }, { opportunityId: null, orgId: { in: orgs } }],
    },
    relationLoadStrategy: 'join',
    include: {
      person: { select: { id: true, name: true, nameLatin: true } },
      contacts: { include: { contact: true } },
      opportunity: { select: { name: true, nameLatin: true } },
      customer: { select: { name: true, nameLatin: true } },
    },
    orderBy: [{ onDate: 'asc' }, { id: 'asc' }],
    take: most + 1,
  })
  const rows = found.slice(0, most)
  const choices = await contactsOf(tx, [...new Set(rows.map(({ customerId }) => customerId))])
  return {
    rows: rows.map((row) => ({
      ...toActivityView(row),
      record: { ...recordOf(row), name: nameOf(row.opportunity ?? row.customer) },
      customer: row.opportunity && nameOf(row.customer),
      contactChoices: choices.get(row.customerId) ?? [],
    })),
    more: found.length > most,
  }
}

function nameOf({ name, nameLatin }: { name: string; nameLatin: string | null }): Bilingual {
  return bilingual(name, nameLatin)
}

async function contactsOf(tx: Tx, customerIds: readonly string[]): Promise<Map<string, ContactChoice[]>> {
  if (customerIds.length === 0) return new Map()
  const rows = await tx.contact.findMany({
    where: { customerId: { in: [...customerIds] } },
    orderBy: [{ level: 'asc' }, { name: 'asc' }, { id: 'asc' }],
    take: mostContacts * customerIds.length,
  })
  const byCustomer = Map.groupBy(rows, ({ customerId }) => customerId)
  return new Map([...byCustomer].map(([id, contacts]) => [id, contacts.slice(0, mostContacts).map(toContactChoice)]))
}
