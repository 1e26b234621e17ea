import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockPostMortem } from './_lock-post-mortem.server.ts'
import type { Dimension } from './post-mortem.schema.ts'

interface WritePartOptions {
  tx: Tx
  actor: Actor
  /** of the bid */
  id: string
  dimension: Dimension
  /** 1 to 5, null while it is not given */
  score: number | null
  text: string
  /** of the part as the writer saw it, 0 for none */
  version: number
}

/**
 * Writes one dimension of a post-mortem, in the name of whoever writes. Each dimension has its own version: two people write in two
 * of them at once, and of one the second is told who was first.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be written, CONFLICT when somebody wrote the part
 * meanwhile (`details.author`, `details.dimension`), and once it is submitted
 */
export async function writePostMortemPart(options: WritePartOptions): Promise<void> {
  const { tx, actor, id, dimension, score, text, version } = options
  const { bid } = await lockPostMortem({ tx, bidId: id })
  const where = { bidId_dimension: { bidId: id, dimension } }
  const current = await tx.postMortemPart.findUnique({ where, include: { author: true } })
  const before = { score: current?.score ?? null, text: current?.text ?? '' }
  if (before.score === score && before.text === text) return
  if ((current?.version ?? 0) !== version) {
    const author = { zh: current?.author.name ?? '', en: current?.author.nameLatin ?? current?.author.name ?? '' }
    throw new AppError('CONFLICT', `${dimension} of ${id} has moved`, {
      details: { key: 'bid.partMoved', dimension, author },
    })
  }
  const written = { score, text, authorId: actor.personId, updatedAt: new Date() }
  if (current) {
    await tx.postMortemPart.updateMany({
      where: { bidId: id, dimension },
      data: { ...written, version: { increment: 1 } },
    })
  } else await tx.postMortemPart.createMany({ data: { ...written, bidId: id, dimension } })
  await recordEvent(tx, actor, {
    type: 'post-mortem.part-written',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before: { dimension, ...before },
    after: { dimension, score, text },
  })
}
