import { CloudUpload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useKeptDecisions } from './kept-decisions.ts'
import { sendKeptNow } from './use-send-kept.ts'

/** Says how many decisions wait in this browser for the network. */
export function KeptLine() {
  const { t } = useTranslation('approvals')
  const { personId } = useGroup()
  const kept = useKeptDecisions(personId)
  return (
    <div role="status">
      {kept.length > 0 && (
        <div className="flex min-h-10 flex-wrap items-center gap-2 bg-watch-subtle px-5 py-1 text-watch-text phone:px-4">
          <CloudUpload aria-hidden />
          <span className="min-w-0 flex-1">{t('kept.count', { count: kept.length })}</span>
          <Button size="sm" variant="quiet" className="text-watch-text" onClick={sendKeptNow}>
            {t('kept.again')}
          </Button>
        </div>
      )}
    </div>
  )
}
