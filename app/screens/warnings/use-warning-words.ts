import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'

/** Says why a warning is there, and since when, in the person's language. */
export function useWarningWords() {
  const { t } = useTranslation('warnings')
  const { sentence, day } = useGroup()
  return {
    reason: ({ reason }: Pick<WarningView, 'reason'>) =>
      reason
        .map(({ label, value }) =>
          value
            ? t('fact', { label: sentence(label), value: sentence(value) })
            : t('factHidden', { label: sentence(label) }),
        )
        .join(t('comma')),
    since: ({ state, restsUntil, daysOpen }: Pick<WarningView, 'state' | 'restsUntil' | 'daysOpen'>) => {
      if (state === 'resting' && restsUntil) return t('rests', { day: day(restsUntil) })
      return daysOpen === 0 ? t('today') : t('days', { count: daysOpen })
    },
  }
}
