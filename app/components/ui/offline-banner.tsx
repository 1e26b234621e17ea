import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that the network is gone, for as long as it is. What was typed stays in the page. */
export function OfflineBanner() {
  const { t } = useTranslation('kit')
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <div role="status">
      {online ? null : (
        <div className="flex min-h-9 items-center gap-2 bg-watch-subtle px-4 font-medium text-watch-text">
          <CloudOff aria-hidden />
          {t('offline')}
        </div>
      )}
    </div>
  )
}
