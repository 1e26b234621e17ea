import { type CsvCell, csvLines } from '#app/http/csv.ts'
import type { ExportTools } from '#app/http/export-list.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { findUsage, type UsageLine } from '#crm/models/find-usage.server.ts'
import { costInMoney } from './cost-in-money.ts'
import { usageSpan } from './usage-span.ts'

/** The table of usage as a CSV file, in its order. */
export function exportUsage({ inPage, side, t, url }: ExportTools & { url: URL }): AsyncGenerator<string> {
  const column = (head: string, cell: (row: UsageLine) => CsvCell) => ({ head, cell })
  return csvLines({
    columns: [
      column(t('usage.person'), ({ name }) => name[side]),
      column(t('usage.role'), ({ role }) => t(`role.${role}`)),
      column(t('usage.calls'), ({ calls }) => calls),
      column(t('usage.tokensIn'), ({ tokensIn }) => tokensIn),
      column(t('usage.tokensOut'), ({ tokensOut }) => tokensOut),
      column(t('usage.costPlain'), ({ cost }) => costInMoney(cost)),
      column(t('usage.lastDay'), ({ lastDay }) => lastDay),
    ],
    readPage: async () => ({
      rows: await inPage(async (tx) => findUsage({ tx, ...usageSpan(url, (await groupDay(tx)).today) })),
      nextCursor: null,
    }),
  })
}
