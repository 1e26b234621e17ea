import { CloudUpload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { type Decision, dropDecision } from './kept-decisions.ts'
import { sendKeptNow } from './use-send-kept.ts'

/** The decision is taken and has not reached the server. */
export function KeptDecision({ decision }: { decision: Decision }) {
  const { t } = useTranslation('approvals')
  const { personId } = useGroup()
  const { verb, fields, requestId } = decision
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 text-watch-text">
      <CloudUpload aria-hidden />
      <span className="min-w-0 flex-1 font-medium">
        {t(`kept.${verb === 'decide' ? fields.decision : verb}` as never) as string}
      </span>
      <span className="flex gap-2">
        <Button variant="quiet" onClick={() => dropDecision(personId, requestId)}>
          {t('kept.drop')}
        </Button>
        <Button onClick={sendKeptNow}>{t('kept.again')}</Button>
      </span>
    </div>
  )
}
