import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Notable } from '#crm/approvals/approval-views.ts'

const looks = {
  risk: { Mark: CircleAlert, mark: 'text-risk-mark', words: 'text-risk-text' },
  watch: { Mark: TriangleAlert, mark: 'text-watch-mark', words: 'text-watch-text' },
}

const percents = ['low-margin', 'small-advance']

/** What is unusual, in words. */
export function useNotableWords(): (notable: Notable) => string {
  const { t } = useTranslation('approvals')
  const { percent, sentence } = useGroup()
  return ({ kind, value, says }) => {
    if (says) return sentence(says)
    if (value === null) return t(`notable.${kind}` as never) as string
    const filled = percents.includes(kind) ? { percent: percent(value) } : { count: value }
    return String(t(`notable.${kind}` as never, filled as never))
  }
}

/** One unusual thing on a line of its own: mark and words. */
export function NotableLine({ notable }: { notable: Notable }) {
  const { t } = useTranslation('approvals')
  const words = useNotableWords()
  const { Mark, mark } = looks[notable.severity]
  return (
    <li className="flex min-h-10 items-start gap-2.5 border-line border-t py-2.5 first:border-t-0 phone:border-t-0 phone:py-1.5">
      <Mark aria-hidden className={cn('mt-0.5 phone:mt-1', mark)} />
      <span className="sr-only">{t(`notable.${notable.severity}`)}</span>
      <span className="min-w-0 font-medium phone:text-md">{words(notable)}</span>
    </li>
  )
}

/** What is unusual about a row of the inbox, side by side; that nothing is, is said as well. */
export function NotableSigns({ notables }: { notables: readonly Notable[] }) {
  const { t } = useTranslation('approvals')
  const words = useNotableWords()
  if (notables.length === 0)
    return (
      <span className="inline-flex items-center gap-1 text-good-text">
        <CircleCheck aria-hidden className="size-3.5 text-good-mark" />
        {t('row.usual')}
      </span>
    )
  return notables.map((notable) => {
    const { Mark, mark, words: tone } = looks[notable.severity]
    const said = words(notable)
    return (
      <span key={`${notable.kind} ${said}`} className={cn('inline-flex min-w-0 items-center gap-1', tone)}>
        <Mark aria-hidden className={cn('size-3.5', mark)} />
        <span className="sr-only">{t(`notable.${notable.severity}`)}</span>
        <span className="cut">{said}</span>
      </span>
    )
  })
}
