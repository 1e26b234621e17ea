import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ConversationRow } from '#crm/conversations/find-conversations.server.ts'
import { daysBetween } from '#lib/clock.ts'

interface Dated {
  row: ConversationRow
  when: string
}

/** Conversations under today, yesterday, this week and the months before, each with when it was. */
export function useDayHeadings(rows: readonly ConversationRow[]): { heading: string; rows: Dated[] }[] {
  const { t } = useTranslation('copilot')
  const { today, time, moment, dayAt, month } = useGroup()
  const groups: { heading: string; rows: Dated[] }[] = []
  for (const row of rows) {
    const on = dayAt(row.askedAt)
    const ago = daysBetween(on, today)
    const near = ago <= 1
    const heading = ago <= 0 ? t('history.today') : ago === 1 ? t('history.yesterday') : month(on)
    const when = near ? time(row.askedAt) : moment(row.askedAt)
    const last = groups.at(-1)
    if (last?.heading === heading) last.rows.push({ row, when })
    else groups.push({ heading, rows: [{ row, when }] })
  }
  return groups
}
