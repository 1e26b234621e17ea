import { Cpu } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ModelFlag, ModelReading } from '#crm/contract-reviews/model-reading.ts'
import { ModelWords } from './compared-reading.tsx'

interface Props {
  reading: ModelReading
  /** what it alone has marked */
  only: readonly ModelFlag[]
  /** to a place in the text */
  onShow: (at: number) => void
}

/** That a model has read the contract too, or why it has not, and what it alone has marked. */
export function ModelLines({ reading, only, onShow }: Props) {
  const { t } = useTranslation('reviews')
  const { sentence } = useGroup()
  return (
    <section
      aria-label={t('model.title')}
      className="max-h-64 flex-none overflow-y-auto border-line border-t px-3 py-2.5 text-xs"
    >
      <p className="flex items-start gap-1.5 text-ink-2">
        <Cpu aria-hidden className="mt-px size-3.5 flex-none" />
        {reading.state === 'read'
          ? t('model.read', { model: reading.model, count: reading.flags.length })
          : t(`model.fellBack.${reading.why}`, { model: reading.model })}
      </p>
      {reading.state === 'fell-back' && reading.triesAgain && <p className="text-ink-3">{t('model.triesAgain')}</p>}
      {reading.state === 'read' && reading.dropped > 0 && (
        <p className="text-ink-3">{t('model.dropped', { count: reading.dropped })}</p>
      )}
      {reading.state === 'read' && reading.isCut && <p className="text-watch-text">{t('model.isCut')}</p>}
      {reading.state === 'read' && reading.unread && (
        <p className="text-watch-text">
          {t('model.unread', { places: reading.unread.map(({ from, to }) => placeOf(from, to) ?? t('model.nowhere')) })}
        </p>
      )}
      {only.length > 0 && (
        <>
          <h3 className="mt-1.5 font-medium">{t('model.only', { count: only.length })}</h3>
          <ul>
            {only.map((flag) => (
              <li key={`${flag.rule.id} ${flag.at.start}`} className="border-line border-t py-1 first:border-t-0">
                <button type="button" className="link text-left" onClick={() => onShow(flag.at.start)}>
                  {[flag.clause, sentence(flag.rule.name)].filter(Boolean).join(' · ')}
                </button>
                <ModelWords flag={flag} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Clauses by their numbers; null where there are none. */
function placeOf(from: string | null, to: string | null): string | null {
  return from === null || to === null || from === to ? (from ?? to) : `${from} – ${to}`
}
