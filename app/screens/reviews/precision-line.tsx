import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RuleFlagDetail } from '#crm/contract-reviews/flag-detail.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

/** The rule that marked it, what it rests on, and how often it was right: no rate without its count. */
export function PrecisionLine({ rule, detail }: { rule: NonNullable<FlagView['rule']>; detail: RuleFlagDetail }) {
  const { t } = useTranslation('reviews')
  const { name, percent } = useGroup()
  const { confirmed, wrong } = rule.precision ?? { confirmed: 0, wrong: 0 }
  const all = confirmed + wrong
  return (
    <div className="mt-3.5 border-line border-t pt-3">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <Link className="link" to={`/rules/${rule.id}`}>
          {rule.id} {name(detail.name)}
        </Link>
        <span className="text-ink-3 text-xs">
          {t('ruleVersion', { version: rule.version, source: name(detail.source) })}
        </span>
      </p>
      <p className="text-ink-3">
        {all === 0
          ? t('precision.none')
          : t('precision.some', { share: percent(Math.round((confirmed / all) * 100)), confirmed, wrong })}
      </p>
    </div>
  )
}
