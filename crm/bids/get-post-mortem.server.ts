import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { dayText } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { markOfSaid, readFactors, type StatedFactor, saidIn } from './_factors.server.ts'
import type { FactorId } from './factors.ts'
import { type BidView, getBid } from './get-bid.server.ts'
import { type MissingItem, missingForSubmit } from './missing-for-submit.ts'
import { type Dimension, dimensions } from './post-mortem.schema.ts'

interface Called {
  id: string
  name: Bilingual
}

/** One dimension as it stands, and what was said and reckoned in it. */
export interface PostMortemPart {
  dimension: Dimension
  score: number | null
  text: string
  author: Called | null
  /** 0 while nobody has written it */
  version: number
  /** of what was said in it */
  mark: string
}

export interface Lesson {
  id: string
  text: string
  owner: Called
  dueOn: string
  closedOn: string | null
  mayClose: boolean
}

/** What a bid taught, with the bid itself. Instants as ISO 8601. */
export interface PostMortemView {
  bid: BidView
  parts: PostMortemPart[]
  factors: StatedFactor[]
  mainReason: FactorId | null
  furtherReasons: FactorId[]
  emptyReason: string | null
  lessons: Lesson[]
  /** what it still needs; empty once it can be or was submitted */
  missing: MissingItem[]
  submitted: { by: Called; at: string } | null
  /** 0 while nobody has begun it */
  version: number
}

/**
 * The post-mortem of one bid, begun or not.
 * @throws AppError NOT_FOUND when the bid is out of sight
 */
export async function getPostMortem(options: { tx: Tx; actor: Actor; id: string }): Promise<PostMortemView> {
  const { tx, actor, id } = options
  const bid = await getBid({ tx, actor, id })
  const name = { select: { id: true, name: true, nameLatin: true } }
  const row = await tx.postMortem.findUnique({ where: { bidId: id }, include: { submitter: name } })
  const written = await tx.postMortemPart.findMany({ where: { bidId: id }, include: { author: name } })
  const lessons = await tx.bidLesson.findMany({
    where: { bidId: id },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { owner: name },
  })
  const reviewedOn = bid.reviewedOn === null ? null : new Date(bid.reviewedOn)
  const factors = await readFactors({ tx, bid: { id, reviewedOn } })
  const parts = dimensions.map((dimension): PostMortemPart => {
    const part = written.find((each) => each.dimension === dimension)
    return {
      dimension,
      score: part?.score ?? null,
      text: part?.text ?? '',
      author: part ? called(part.author) : null,
      version: part?.version ?? 0,
      mark: markOfSaid(saidIn(factors, dimension)),
    }
  })
  const reasons = {
    mainReason: (row?.mainReason as FactorId | null | undefined) ?? null,
    furtherReasons: (row?.furtherReasons as FactorId[] | undefined) ?? [],
    emptyReason: row?.emptyReason ?? null,
  }
  return {
    bid,
    parts,
    factors,
    ...reasons,
    lessons: lessons.map((lesson) => ({
      id: lesson.id,
      text: lesson.text,
      owner: called(lesson.owner),
      dueOn: dayText(lesson.dueOn),
      closedOn: dayText(lesson.closedOn),
      mayClose: !lesson.closedOn && (bid.may.writePostMortem || lesson.ownerId === actor.personId),
    })),
    missing: bid.reviewedOn === null ? missingForSubmit({ result: bid.result, parts, ...reasons }) : [],
    submitted:
      row?.submittedAt && row.submitter ? { by: called(row.submitter), at: row.submittedAt.toISOString() } : null,
    version: row?.version ?? 0,
  }
}

function called({ id, name, nameLatin }: { id: string; name: string; nameLatin: string | null }): Called {
  return { id, name: bilingual(name, nameLatin) }
}
