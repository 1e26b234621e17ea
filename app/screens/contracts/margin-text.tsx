import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'

/** A margin in per cent of the amount; a loss is a signal, and says so in words too. */
export function MarginText({ percent }: { percent: string | null }) {
  const { t } = useTranslation('contracts')
  const { percent: written } = useGroup()
  if (percent === null) return '–'
  const points = Number(percent)
  if (points >= 0) return written(points)
  return (
    <span className="text-risk-text">
      <span className="sr-only">{t('margin.loss')} </span>
      {written(points)}
    </span>
  )
}
