import { industryWords } from '#crm/customers/customer-words.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/** What an opportunity is about, in words. */
export interface DealInWords {
  id: string
  name: Bilingual
  product: Bilingual | null
  customer: { id: string; industry: string; region: string }
  industry: Bilingual | null
  competitors: { typed: string; name: Bilingual }[]
  /** what was written lately: notes and activities, the newest first */
  lately: string[]
}

const mostNotes = 5
const mostActivities = 5
/** Characters of one note: of minutes over pages the rest says little new. */
const mostOfOne = 600

/**
 * What an opportunity is about now: what it is called and sells, who else bids, and what people wrote of it last.
 * @throws AppError NOT_FOUND when out of sight
 */
export async function describeDeal({ tx, id }: { tx: Tx; id: string }): Promise<DealInWords> {
  const row = await tx.opportunity.findUnique({
    where: { id },
    select: {
      name: true,
      nameLatin: true,
      product: true,
      productLatin: true,
      customer: { select: { id: true, industry: true, region: true } },
      competitors: { orderBy: { position: 'asc' }, select: { name: true, nameLatin: true } },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  const notes = await tx.domainEvent.findMany({
    where: { recordType: 'opportunity', recordId: id, type: 'note.written' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: mostNotes,
    select: { at: true, after: true },
  })
  const activities = await tx.activity.findMany({
    where: { opportunityId: id, status: { not: 'cancelled' } },
    orderBy: [{ onDate: 'desc' }, { id: 'desc' }],
    take: mostActivities,
    select: { onDate: true, subject: true, minutes: true },
  })
  const written = [
    ...notes.map(({ at, after }) => ({ at, text: textOf(after) })),
    ...activities.map(({ onDate, subject, minutes }) => ({ at: onDate, text: [subject, minutes ?? ''].join(' ') })),
  ]
  return {
    id,
    name: bilingual(row.name, row.nameLatin),
    product: row.product === null ? null : bilingual(row.product, row.productLatin),
    customer: row.customer,
    industry: industryWords.find((one) => one.id === row.customer.industry)?.labels ?? null,
    competitors: row.competitors.map(({ name, nameLatin }) => ({ typed: name, name: bilingual(name, nameLatin) })),
    lately: written
      .toSorted((one, other) => other.at.getTime() - one.at.getTime())
      .map(({ text }) => text.slice(0, mostOfOne)),
  }
}

function textOf(payload: unknown): string {
  const text = (payload as { text?: unknown } | null)?.text
  return typeof text === 'string' ? text : ''
}
