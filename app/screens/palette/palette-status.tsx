import { CircleAlert, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Search } from './use-found.ts'

interface Props {
  q: string
  state: Search['state']
  /** how many were found */
  records: number
  /** nothing that was meant was found */
  none: boolean
  hasLines: boolean
  readsRules: boolean
  onAgain: () => void
}

/** What came of the search where the lines do not say it: that it goes on, failed, or found nothing, and where it has looked. */
export function PaletteStatus({ q, state, records, none, hasLines, readsRules, onAgain }: Props) {
  const { t } = useTranslation('palette')
  return (
    <div role="status" className="flex-none">
      {state === 'failed' ? (
        <div className="flex items-center gap-3 px-5 pt-3 pb-1 phone:px-4">
          <CircleAlert aria-hidden className="text-risk-mark" />
          <p className="min-w-0 flex-1 text-risk-text">{t('failed')}</p>
          <button
            type="button"
            className="link inline-flex min-h-8 flex-none items-center gap-1.5 phone:min-h-11"
            onClick={onAgain}
            // Enter on it presses it, and takes no line of the list.
            onKeyDown={(event) => event.stopPropagation()}
          >
            <RotateCcw aria-hidden className="size-3.5" />
            {t('again')}
          </button>
        </div>
      ) : none ? (
        <div className="px-5 pt-3 phone:px-4">
          <p className="break-words font-medium text-base">{t('nothing', { q })}</p>
          <p className="text-ink-3">{t(readsRules ? 'lookedWithRules' : 'looked')}</p>
        </div>
      ) : state === 'searching' && !hasLines ? (
        <p className="skeleton-late px-5 pt-3 text-ink-3 phone:px-4">{t('searching')}</p>
      ) : (
        <span className="sr-only">{q && state === 'settled' ? t('found', { count: records }) : ''}</span>
      )}
    </div>
  )
}
