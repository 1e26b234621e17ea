import { languageOf, sideOf } from '#app/i18n/languages.ts'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { can, type Permission } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { csvResponse } from './csv.ts'
import { groupDay } from './group-day.server.ts'
import { findSignedIn } from './require-actor.server.ts'

/** Rows that one transaction of an export reads. */
export const exportPageSize = 500

/** Reads a page in a transaction of its own, as whoever asks may at that moment. */
export type InPage = <T>(work: (tx: Tx, actor: Actor) => Promise<T>) => Promise<T>

/** What the lines of an export are made with. */
export interface ExportTools {
  inPage: InPage
  side: 'zh' | 'en'
  /** the list's own catalogue */
  t: (key: string) => string
}

interface ExportOptions {
  request: Request
  /** what the door asked for */
  permission: Permission
  /** the list's catalogue, with the file's name in `export.file` */
  catalogue: 'bid-review' | 'bids' | 'contracts' | 'customers' | 'models' | 'opportunities'
  lines: (tools: ExportTools) => AsyncIterable<string>
}

/**
 * A list as a file for spreadsheets, in the person's language, named after the list and the group's day. A long one takes
 * minutes: it breaks off at the next page after the session ended or the permission was taken away.
 */
export async function exportList({ request, permission, catalogue, lines }: ExportOptions): Promise<Response> {
  const inPage: InPage = async (work) => {
    const actor = await stillEntitled(request, permission)
    return withActor(actor, (tx) => work(tx, actor), { label: permission })
  }
  const language = languageOf(request)
  const t = (await makeI18n(language)).getFixedT(language, catalogue) as (key: string, values?: object) => string
  const { today } = await inPage((tx) => groupDay(tx))
  return csvResponse(`${t('export.file', { date: today })}.csv`, lines({ inPage, side: sideOf(language), t }))
}

async function stillEntitled(request: Request, permission: Permission): Promise<Actor> {
  const signedIn = await findSignedIn(request)
  if (!signedIn) throw new AppError('UNAUTHENTICATED', 'the session ended during an export')
  if (!can(signedIn.actor, permission)) throw new AppError('FORBIDDEN', `${permission} was taken away during an export`)
  return signedIn.actor
}
