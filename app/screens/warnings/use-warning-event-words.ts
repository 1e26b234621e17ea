import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { WarningTold } from '#crm/events/tell-warnings.server.ts'

/** Says on a timeline what happened to a warning, without its author. */
export function useWarningEventWords(): (type: string, warning: WarningTold) => string {
  const { t } = useTranslation('warnings')
  const { name } = useGroup()
  return (type, { rule, kind, reason }) => {
    const key = kind === 'resolved' ? kind : type.slice('warning.'.length)
    return t(`timeline.${key}` as never, { rule: name(rule), reason }) as string
  }
}
