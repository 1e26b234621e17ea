import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockArticle } from './lock-article.server.ts'

interface StateOptions {
  tx: Tx
  actor: Actor
  id: string
  /** that the person saw */
  version: number
  now?: Date
}

/**
 * Lets everybody read an article who reads its directory, and search find it; also one that was archived.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, CONFLICT when it was changed since
 */
export async function publishArticle(options: StateOptions): Promise<void> {
  const { now = new Date() } = options
  await setState({ ...options, state: 'published', data: { publishedAt: now } })
}

/**
 * Takes an article out of use: it is found no more, and read by whoever has its address.
 * @throws AppError as `publishArticle`
 */
export async function archiveArticle(options: StateOptions): Promise<void> {
  await setState({ ...options, state: 'archived', data: {} })
}

async function setState(
  options: StateOptions & { state: 'published' | 'archived'; data: { publishedAt?: Date } },
): Promise<void> {
  const { tx, actor, id, version, state, data, now = new Date() } = options
  const current = await lockArticle({ tx, id })
  if (current.state === state) return
  if (current.version !== version) throw new AppError('CONFLICT', `article ${id} has moved`)
  await tx.article.updateMany({
    where: { id },
    data: { state, ...data, version: { increment: 1 }, updatedAt: now },
  })
  await recordEvent(tx, actor, {
    type: `article.${state}`,
    orgId: current.directory.orgId,
    entity: { type: 'article', id },
    before: { state: current.state },
    after: { state },
  })
}
