import { ThumbsDown, ThumbsUp } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'

interface Props {
  to: string
  title: string
  /** beside the title: what it is */
  mark?: ReactNode
  excerpt: string | null
  why: string
  useful: number
  said: 'useful' | null
  busy: boolean
  onSay: (act: 'useful' | 'not-useful' | 'withdrawn') => void
}

/** Something that is recommended: what it is, the words that fit, why, and what the reader says of it. */
export function RecommendationLine({ to, title, mark, excerpt, why, useful, said, busy, onSay }: Props) {
  const { t } = useTranslation('recommendations')
  const isUseful = said === 'useful'
  return (
    <li className="border-line border-t py-2.5 first:border-t-0 first:pt-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <Link className="min-w-0 break-words font-medium hover:underline hover:underline-offset-[3px]" to={to}>
          {title}
        </Link>
        {mark}
      </p>
      {excerpt && <p className="mt-0.5 line-clamp-2 break-words text-ink-2">{excerpt}</p>}
      <p className="mt-0.5 break-words text-ink-3">{why}</p>
      <div className="-ml-1.5 mt-1 flex flex-wrap items-center gap-x-1">
        <Button
          size="sm"
          variant="quiet"
          aria-label={t('usefulOf', { title })}
          aria-pressed={isUseful}
          disabled={busy}
          className="aria-pressed:text-accent-text disabled:bg-transparent"
          icon={<ThumbsUp aria-hidden />}
          onClick={() => onSay(isUseful ? 'withdrawn' : 'useful')}
        >
          {t('useful')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          aria-label={t('notUsefulOf', { title })}
          disabled={busy}
          className="disabled:bg-transparent"
          icon={<ThumbsDown aria-hidden />}
          onClick={() => onSay('not-useful')}
        >
          {t('notUseful')}
        </Button>
        {useful > 0 && <span className="ml-auto text-ink-3 text-xs">{t('usefulCount', { count: useful })}</span>}
      </div>
    </li>
  )
}
