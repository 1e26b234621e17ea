import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'

const hour = 3_600_000

export interface Times {
  /** a span in the unit that says enough: minutes, hours, days */
  span: (milliseconds: number) => string
  /** how long it has waited */
  waits: (since: string) => string
  /** until when it has to be decided, or by how much that has passed; null without a limit */
  due: (dueAt: string | null) => { overdue: boolean; words: string } | null
}

/** How times of requests are said. @param now the moment at which the page was loaded, ISO 8601: server and browser say the same */
export function useTimes(now: string): Times {
  const { t } = useTranslation('approvals')
  const { moment } = useGroup()
  const at = Date.parse(now)
  const span = (milliseconds: number) => {
    const hours = milliseconds / hour
    if (hours < 1) return t('span.minutes', { count: Math.max(1, Math.floor(milliseconds / 60_000)) })
    return hours < 24
      ? t('span.hours', { count: Math.floor(hours) })
      : t('span.days', { count: Math.floor(hours / 24) })
  }
  return {
    span,
    waits: (since) => t('row.waits', { span: span(Math.max(0, at - Date.parse(since))) }),
    due: (dueAt) => {
      if (!dueAt) return null
      const left = Date.parse(dueAt) - at
      return left < 0
        ? { overdue: true, words: t('row.overdue', { span: span(-left) }) }
        : { overdue: false, words: t('row.due', { when: moment(dueAt) }) }
    },
  }
}
