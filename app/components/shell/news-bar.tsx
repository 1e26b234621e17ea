import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'

export interface NewsBarProps {
  /** loads the page anew; undefined while nothing is new */
  show: (() => void) | undefined
}

/** Milliseconds that a page has to show what is new by itself before anybody is asked. */
const grace = 1_500

/** Says that others have changed what is on the page, where it does not show that by itself: rows stay under the eyes. */
export function NewsBar({ show }: NewsBarProps) {
  const { t } = useTranslation('shell')
  const [asks, setAsks] = useState(false)
  const isNew = show !== undefined
  useEffect(() => {
    if (!isNew) return setAsks(false)
    const later = setTimeout(() => setAsks(true), grace)
    return () => clearTimeout(later)
  }, [isNew])
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 top-14 z-20 flex justify-center">
      {asks ? (
        <div className="pointer-events-auto flex min-h-9 items-center gap-2 rounded-full bg-raised py-0.5 pr-1 pl-3.5 text-ink-2 shadow-float">
          <RefreshCw aria-hidden className="size-3.5 text-ink-3" />
          {t('news')}
          <Button size="sm" variant="quiet" onClick={show}>
            {t('showNews')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
