import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { type EventType, recordEvent } from '#prisma/record-event.server.ts'
import { abilitiesOnWarning, type WarningAbilities } from './warning.policy.ts'

export interface ChangeWarningOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as the person saw it */
  version: number
}

export interface OpenWarning {
  orgId: string
  personId: string | null
  recordType: string
  recordId: string
  ruleId: string
  status: string
}

interface Change {
  needs: keyof WarningAbilities
  change: Prisma.WarningUncheckedUpdateManyInput
  type: EventType
  /** what the event tells of how it was */
  before?: (warning: { personId: string | null }) => Record<string, unknown>
  after: Record<string, unknown>
}

/**
 * An open warning that nobody has changed since the actor saw it.
 * @throws AppError NOT_FOUND out of sight, CONFLICT when it moved meanwhile, FORBIDDEN when not the actor's to act on
 */
export async function warningToChange(
  { tx, actor, id, version }: ChangeWarningOptions,
  needs: keyof WarningAbilities,
): Promise<OpenWarning> {
  const warning = await tx.warning.findUnique({
    where: { id },
    select: {
      orgId: true,
      personId: true,
      recordType: true,
      recordId: true,
      ruleId: true,
      status: true,
      version: true,
    },
  })
  if (!warning) throw new AppError('NOT_FOUND', `warning ${id}`)
  if (warning.status === 'closed' || warning.version !== version) throw new AppError('CONFLICT', `warning ${id} moved`)
  if (!abilitiesOnWarning(actor, warning)[needs]) {
    throw new AppError('FORBIDDEN', `warning ${id} is not the actor's to act on`)
  }
  return warning
}

/**
 * Changes such a warning, and says so in an event.
 * @throws AppError as `warningToChange`
 */
export async function changeWarning(options: ChangeWarningOptions, asked: Change): Promise<void> {
  const { tx, actor, id, version } = options
  const { needs, change, type, before, after } = asked
  const warning = await warningToChange(options, needs)
  const { count } = await tx.warning.updateMany({
    where: { id, version, status: { not: 'closed' } },
    data: { ...change, version: { increment: 1 } },
  })
  if (count === 0) throw new AppError('CONFLICT', `warning ${id} moved meanwhile`)
  await recordEvent(tx, actor, {
    type,
    orgId: warning.orgId,
    entity: { type: 'warning', id },
    record: { type: warning.recordType as 'opportunity' | 'customer', id: warning.recordId },
    before: before?.(warning),
    after: { ruleId: warning.ruleId, ...after },
  })
}
