import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { mayWriteRule } from './rule.policy.ts'

type Version = Awaited<ReturnType<Tx['ruleVersion']['findMany']>>[number]

/** A rule that somebody writes, with its versions, the newest first. */
export interface RuleToWrite {
  id: string
  orgId: string | null
  versions: readonly Version[]
  active: Version | null
  /** what is being written: an administrator's, or else what a new release of the product brings */
  draft: Version | null
}

/**
 * Reads a rule that is about to change, and keeps others from changing it until the transaction ends.
 * @throws AppError NOT_FOUND for an unknown rule, FORBIDDEN for one that is not the actor's to write
 */
export async function ruleToWrite({ tx, actor, id }: { tx: Tx; actor: Actor; id: string }): Promise<RuleToWrite> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('rule ' || ${id}::text, 0))`
  const rule = await tx.rule.findUnique({ where: { id }, include: { versions: { orderBy: { version: 'desc' } } } })
  if (!rule) throw new AppError('NOT_FOUND', `rule ${id}`)
  if (!mayWriteRule(actor, rule)) throw new AppError('FORBIDDEN', `rule ${id} is not ${actor.personId}’s to write`)
  const { versions } = rule
  return {
    id,
    orgId: rule.orgId,
    versions,
    active: versions.find(({ status }) => status === 'active') ?? null,
    draft: draftOf(versions),
  }
}

/** What is written on: an administrator's draft before one that was shipped, and the newest of them. */
export function draftOf<V extends { status: string; origin: string }>(versions: readonly V[]): V | null {
  const drafts = versions.filter(({ status }) => status === 'draft')
  return drafts.find(({ origin }) => origin === 'administrator') ?? drafts[0] ?? null
}
