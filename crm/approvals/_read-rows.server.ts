import { approvalActor } from '#crm/org/approval-actor.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { vocabularies } from '#crm/rule-sets/vocabularies.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { actAs } from '#prisma/with-actor.server.ts'
import type { ChosenRow } from './approval-route.ts'
import type { ApprovalSubjectType, ChosenRowView } from './approval-views.ts'
import { sayRow } from './say-row.ts'

interface SayOptions {
  tx: Tx
  actor: Actor
  type: ApprovalSubjectType
  rows: readonly ChosenRow[]
}

/** The rows that chose a route, in words, as the reader may know them. */
export async function sayRows({ tx, actor, type, rows }: SayOptions): Promise<ChosenRowView[]> {
  const vocabulary = vocabularies[type === 'contract' ? 'contract' : 'opportunity']
  if (!vocabulary) throw new Error(`there is no vocabulary for ${type}`)
  const { timeZone: timezone, currency } = await readSettings(tx)
  return rows.map((row) => sayRow({ row, vocabulary, costs: actor.costs, timezone, currency }))
}

/** The rows that the last route of a request was chosen by, in words. The engine reads them, as they tell of margins. */
export async function readRows(options: Omit<SayOptions, 'rows'> & { requestId: string }): Promise<ChosenRowView[]> {
  const { tx, actor, requestId } = options
  const ground = await actAs({ tx, actor, as: approvalActor }, () =>
    tx.approvalGround.findFirst({ where: { requestId }, orderBy: { number: 'desc' }, select: { rows: true } }),
  )
  return sayRows({ ...options, rows: (ground?.rows ?? []) as unknown as ChosenRow[] })
}
