import { Calculator, Check, CircleDashed, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { factorOf } from '#crm/bids/factors.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'
import { isWritten } from '#crm/bids/missing-for-submit.ts'
import { FactorsForm } from './factors-form.tsx'
import { PartForm } from './part-form.tsx'
import { ScoreBars } from './score-bars.tsx'
import { useFactorWords } from './use-factor-words.ts'

interface Props {
  postMortem: PostMortemView
  part: PostMortemView['parts'][number]
  mayWrite: boolean
}

/** One dimension of a post-mortem: by whom, the score, the words, and what was said or reckoned of it. Written in place. */
export function PartSection({ postMortem, part, mayWrite }: Props) {
  const { t } = useTranslation('bids')
  const words = useFactorWords()
  const [editing, setEditing] = useState<'part' | 'factors' | null>(null)
  const { dimension, score, text, author } = part
  const factors = postMortem.factors.filter(({ factor }) => factorOf(factor)?.dimension === dimension)
  const isDone = isWritten(part)
  const Mark = isDone ? Check : CircleDashed
  return (
    <section
      id={`part-${dimension}`}
      aria-labelledby={`title-${dimension}`}
      className="scroll-mt-4 border-line border-t py-3 first:border-t-0 desk:grid desk:grid-cols-[112px_minmax(0,1fr)] desk:gap-x-4"
    >
      <div className="flex items-center gap-2 desk:block">
        <h3 id={`title-${dimension}`} className="font-semibold text-base">
          {t(`dimension.${dimension}`)}
        </h3>
        {author && (
          <span className="desk:mt-1.5 desk:block">
            <Person name={author.name} size="sm" />
          </span>
        )}
        <p className={cn('flex items-center gap-1 text-xs desk:mt-1', isDone ? 'text-good-text' : 'text-watch-text')}>
          <Mark aria-hidden className="size-3.5" />
          {t(isDone ? 'part.written' : 'part.unfinished')}
        </p>
      </div>
      <div className="min-w-0">
        {editing === 'part' ? (
          <PartForm bidId={postMortem.bid.id} part={part} onClose={() => setEditing(null)} />
        ) : (
          <>
            <div className="flex min-h-6 items-center gap-3">
              {score !== null && <ScoreBars score={score} />}
              {mayWrite && (
                <Button
                  size="sm"
                  variant={isDone ? 'quiet' : undefined}
                  icon={<Pencil />}
                  className="ml-auto"
                  aria-label={`${t(isDone ? 'part.change' : 'part.edit')} ${t(`dimension.${dimension}`)}`}
                  onClick={() => setEditing('part')}
                >
                  {t(isDone ? 'part.change' : 'part.edit')}
                </Button>
              )}
            </div>
            {text ? (
              <p className="mt-1 whitespace-pre-line break-words text-md">{text}</p>
            ) : (
              <p className="mt-1 text-ink-3">{t('part.none')}</p>
            )}
          </>
        )}
        {editing === 'factors' ? (
          <FactorsForm bidId={postMortem.bid.id} part={part} factors={factors} onClose={() => setEditing(null)} />
        ) : (
          <ul className="mt-2 flex flex-wrap items-center gap-1.5" aria-label={t('part.factors')}>
            {factors.map((stated) => {
              const isReckoned = factorOf(stated.factor)?.origin === 'reckoned'
              return (
                <li
                  key={stated.factor + stated.subject}
                  className={cn(
                    'inline-flex min-h-6 items-center gap-1 rounded-sm px-1.5 text-xs',
                    isReckoned ? 'bg-pressed text-ink-2' : 'inset-ring inset-ring-line-strong',
                  )}
                >
                  {isReckoned && <Calculator aria-label={t('part.reckoned')} className="size-3" />}
                  {words(stated)}
                </li>
              )
            })}
            {mayWrite && (
              <li>
                <Button
                  size="sm"
                  variant="quiet"
                  aria-label={`${t('part.factorsEdit')} ${t(`dimension.${dimension}`)}`}
                  onClick={() => setEditing('factors')}
                >
                  {t('part.factorsEdit')}
                </Button>
              </li>
            )}
          </ul>
        )}
      </div>
    </section>
  )
}
