import { AppError } from '#lib/errors.ts'
import { storedDay } from '#lib/stored-day.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { lockBid } from './_lock-bid.server.ts'
import { type Milestone, markOfMilestones, readMilestones } from './_milestones.server.ts'
import type { Lead } from './bid.schema.ts'

interface PlannedMilestone {
  /** of one that stands, or a new one */
  id: string
  name: string
  lead: Lead
  personId: string | null
  dueOn: string
}

interface SetMilestonesOptions {
  tx: Tx
  actor: Actor
  id: string
  /** as they shall stand, in order */
  lines: readonly PlannedMilestone[]
  /** the mark of the milestones that the person saw before typing */
  base: string
}

/**
 * Sets what has to be done for a bid, by whom and until when. What is done already stays done.
 * @throws AppError NOT_FOUND when out of sight, FORBIDDEN when seen but not to be changed, BAD_INPUT for somebody who does not
 * work here, CONFLICT when somebody changed them meanwhile
 */
export async function setMilestones({ tx, actor, id, lines, base }: SetMilestonesOptions): Promise<void> {
  const bid = await lockBid({ tx, id })
  const before = await readMilestones({ tx, bidId: id })
  const standing = new Map(before.map((line) => [line.id, line]))
  if (isSame(before, lines)) return
  if (markOfMilestones(before) !== base) throw new AppError('CONFLICT', `the milestones of ${id} have moved`)
  const ids = [...new Set(lines.flatMap(({ personId }) => personId ?? []))]
  const known = await tx.person.count({ where: { id: { in: ids } } })
  if (known < ids.length)
    throw new AppError('BAD_INPUT', 'nobody by that id', { details: { field: 'personIds', key: 'form.required' } })
  const stored = lines.map((line, position) => {
    const old = standing.get(line.id)
    return {
      id: line.id,
      bidId: id,
      position,
      kind: old?.kind ?? null,
      // In the words of its template it stays bilingual.
      name: old?.kind && isCalled(old, line.name) ? null : line.name,
      lead: line.lead,
      personId: line.personId,
      dueOn: storedDay(line.dueOn),
      doneOn: storedDay(old?.doneOn ?? null),
    }
  })
  await tx.bidMilestone.deleteMany({ where: { bidId: id } })
  const { count } = await tx.bidMilestone.createMany({ data: stored, skipDuplicates: true })
  if (count < stored.length) throw new AppError('CONFLICT', 'a milestone of another bid has the id')
  await recordEvent(tx, actor, {
    type: 'bid.milestones-set',
    orgId: bid.orgId,
    entity: { type: 'bid', id },
    record: { type: 'opportunity', id: bid.opportunityId },
    before: {
      lines: before.map(({ name, dueOn, person }) => ({ name: name.zh, dueOn, personId: person?.id ?? null })),
    },
    after: { lines: lines.map(({ name, dueOn, personId }) => ({ name, dueOn, personId })) },
  })
}

function isCalled({ name }: Milestone, typed: string): boolean {
  return typed === name.zh || typed === name.en
}

function isSame(before: readonly Milestone[], after: readonly PlannedMilestone[]): boolean {
  return (
    before.length === after.length &&
    before.every((old, at) => {
      const line = after[at]
      return (
        line !== undefined &&
        line.id === old.id &&
        isCalled(old, line.name) &&
        line.lead === old.lead &&
        line.personId === (old.person?.id ?? null) &&
        line.dueOn === old.dueOn
      )
    })
  )
}
