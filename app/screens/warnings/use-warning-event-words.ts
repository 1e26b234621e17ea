import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { WarningTold } from '#crm/events/tell-warnings.server.ts'

/** what the sweep does by itself is said in other words than what somebody did */
const bySweep: ReadonlySet<string> = new Set(['resolved', 'retired', 'rested'])

/** Says on a timeline what happened to a warning, without its author. */
export function useWarningEventWords(): (type: string, warning: WarningTold) => string {
  const { t } = useTranslation('warnings')
  const { name } = useGroup()
  return (type, { rule, kind, reason }) => {
    const key = kind !== null && bySweep.has(kind) ? kind : type.slice('warning.'.length)
    return t(`timeline.${key}` as never, { rule: name(rule), reason }) as string
  }
}
