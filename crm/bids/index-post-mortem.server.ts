import { sweepActor } from '#crm/org/sweep-actor.ts'
import type { Section } from '#knowledge/index/cut-sections.ts'
import { indexSource } from '#knowledge/index-source.server.ts'
import { removeSource } from '#knowledge/remove-source.server.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { dimensions } from './post-mortem.schema.ts'

/** What the lessons of a post-mortem are called beside its dimensions, as a part of it. */
export const lessonsPart = 'lessons'

/** What each part is headed with, in both languages: whoever asks in the other finds it too. */
const headings = {
  technical: '技术 Technical',
  commercial: '商务 Commercial',
  price: '价格 Price',
  relationship: '客户关系 Customer relationship',
  [lessonsPart]: '改进 Lessons',
} as const

/**
 * Has a submitted post-mortem found: each dimension and the lessons by themselves, for the company that reads it. One that is not
 * submitted, or not there, is found no more. Done again it changes nothing.
 */
export async function indexPostMortem({ bidId }: { bidId: string }): Promise<void> {
  const source = { type: 'post-mortem' as const, id: bidId }
  // One transaction, so that what is indexed is what stands there: a post-mortem is a few pages at most.
  await withActor(sweepActor, async (tx) => {
    const bid = await tx.bid.findFirst({
      where: { id: bidId, reviewedOn: { not: null } },
      select: { companyId: true, name: true, nameLatin: true, customer: { select: { name: true } } },
    })
    if (!bid) {
      await removeSource({ tx, actor: sweepActor, source })
      return
    }
    const title = [bid.name, bid.nameLatin, bid.customer.name].filter(Boolean).join(' · ')
    const sections = await sectionsOf({ tx, bidId, title })
    await indexSource({ tx, actor: sweepActor, source, audience: { companyId: bid.companyId }, sections })
  })
}

async function sectionsOf({ tx, bidId, title }: { tx: Tx; bidId: string; title: string }): Promise<Section[]> {
  const parts = await tx.postMortemPart.findMany({ where: { bidId }, select: { dimension: true, text: true } })
  const lessons = await tx.bidLesson.findMany({
    where: { bidId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { text: true },
  })
  const texts = new Map(parts.map(({ dimension, text }) => [dimension, text]))
  // Each a paragraph of its own: what stands in a line is not cut.
  texts.set(lessonsPart, lessons.map(({ text }) => text).join('\n\n'))
  return [...dimensions, lessonsPart].flatMap((part) => {
    const text = texts.get(part)?.trim() ?? ''
    return text ? [{ heading: `${title} › ${headings[part as keyof typeof headings]}`, text, part }] : []
  })
}

/** Bids whose post-mortem is submitted and not indexed: of before it was, or whose event was lost. */
export async function listUnindexedBids(): Promise<string[]> {
  const bids = await withActor(
    sweepActor,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT b.id FROM bid b WHERE b.reviewed_on IS NOT NULL
        AND NOT EXISTS (SELECT FROM knowledge_chunk c WHERE c.source_type = 'post-mortem' AND c.source_id = b.id)
      ORDER BY b.id`,
  )
  return bids.map(({ id }) => id)
}
