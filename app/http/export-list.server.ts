import { languageOf, sideOf } from '#app/i18n/languages.ts'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { Tx } from '#prisma/client.server.ts'
import { csvResponse } from './csv.ts'
import { groupDay } from './group-day.server.ts'

/** Rows that one transaction of an export reads. */
export const exportPageSize = 500

/** What the lines of an export are written with. */
export interface ExportWords {
  side: 'zh' | 'en'
  /** the list's own catalogue */
  t: (key: string) => string
}

interface ExportOptions {
  request: Request
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** the list's catalogue, with the file's name in `export.file` */
  catalogue: 'customers' | 'opportunities'
  lines: (words: ExportWords) => AsyncIterable<string>
}

/** A list as a file for spreadsheets, in the person's language, named after the list and the group's day. */
export async function exportList({ request, inTx, catalogue, lines }: ExportOptions): Promise<Response> {
  const language = languageOf(request)
  const t = (await makeI18n(language)).getFixedT(language, catalogue) as (key: string, values?: object) => string
  const { today } = await inTx((tx) => groupDay(tx))
  return csvResponse(`${t('export.file', { date: today })}.csv`, lines({ side: sideOf(language), t }))
}
