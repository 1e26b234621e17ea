import { csvResponse } from '#app/http/csv.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { languageOf, sideOf } from '#app/i18n/languages.ts'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { exportCustomers } from '#app/screens/customers/export-customers.server.ts'
import { readCustomerFilter } from '#crm/customers/customer-list.schema.ts'
import type { Route } from './+types/export.ts'

/** What the list's filters let through, as a file for spreadsheets. */
export const loader = door('customer:read', async ({ inTx, actor, request }: Route.LoaderArgs & Door) => {
  const language = languageOf(request)
  const i18n = await makeI18n(language)
  const t = i18n.getFixedT(language, 'customers')
  const { today } = await inTx((tx) => groupDay(tx))
  const filter = readCustomerFilter(new URL(request.url))
  const lines = exportCustomers({ inTx, actor, filter, side: sideOf(language), t })
  return csvResponse(`${t('export.file', { date: today })}.csv`, lines)
})
