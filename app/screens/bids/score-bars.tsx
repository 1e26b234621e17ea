import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'

/** A score of five as bars, and its figure. */
export function ScoreBars({ score }: { score: number }) {
  const { t } = useTranslation('bids')
  return (
    <span className="inline-flex items-center gap-2" role="img" aria-label={t('part.scored', { score })}>
      <span aria-hidden className="flex gap-[3px]">
        {[1, 2, 3, 4, 5].map((bar) => (
          <i
            key={bar}
            className={cn('h-2 w-[22px] rounded-[1px]', bar <= score ? 'bg-accent-mark' : 'bg-line-strong')}
          />
        ))}
      </span>
      <b aria-hidden className="font-semibold">
        {score}
      </b>
    </span>
  )
}
