import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'

const looks = {
  high: { words: 'text-risk-text', mark: 'text-risk-mark', Icon: CircleAlert },
  medium: { words: 'text-watch-text', mark: 'text-watch-mark', Icon: TriangleAlert },
  low: { words: 'text-info-text', mark: 'text-info-mark', Icon: Info },
} as const

/** How grave a flag is: mark and word. */
export function SeverityWord({ severity }: { severity: ClauseSeverity }) {
  const { t } = useTranslation('reviews')
  const { words, mark, Icon } = looks[severity]
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap font-semibold ${words}`}>
      <Icon aria-hidden className={`size-4 ${mark}`} />
      {t(`severity.${severity}`)}
    </span>
  )
}

/** How many of each there are; what there is none of is left out. */
export function SeverityCounts({ counts }: { counts: Readonly<Record<ClauseSeverity, number>> }) {
  const { t } = useTranslation('reviews')
  return (['high', 'medium', 'low'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const { words, mark, Icon } = looks[severity]
      return (
        <span key={severity} className={`inline-flex items-center gap-0.5 font-medium ${words}`}>
          <Icon aria-hidden className={`size-3.5 ${mark}`} />
          <span className="sr-only">{t(`severity.${severity}`)}</span>
          {counts[severity]}
        </span>
      )
    })
}
