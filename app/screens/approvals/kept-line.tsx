import { CircleAlert, CloudUpload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { approvalAddress } from './approval-address.ts'
import { dropDecision, useKeptDecisions } from './kept-decisions.ts'
import { sendKeptNow } from './use-send-kept.ts'

const line = 'flex min-h-10 flex-wrap items-center gap-2 px-5 py-1 phone:px-4'

/** Says how many decisions wait in this browser for the network, and which came too late, until that was read. */
export function KeptLine() {
  const { t } = useTranslation('approvals')
  const { personId, name } = useGroup()
  const kept = useKeptDecisions(personId)
  const waiting = kept.filter(({ refused }) => refused === undefined)
  return (
    <div role="status">
      {waiting.length > 0 && (
        <div className={`${line} bg-watch-subtle text-watch-text`}>
          <CloudUpload aria-hidden />
          <span className="min-w-0 flex-1">{t('kept.count', { count: waiting.length })}</span>
          <Button size="sm" variant="quiet" className="text-watch-text" onClick={sendKeptNow}>
            {t('kept.again')}
          </Button>
        </div>
      )}
      {kept.map(
        ({ requestId, name: called, refused }) =>
          refused !== undefined && (
            <div key={requestId} className={`${line} bg-risk-subtle text-risk-text`}>
              <CircleAlert aria-hidden />
              <span className="min-w-0 flex-1">
                <Link className="link" to={approvalAddress({ list: 'waiting', id: requestId })}>
                  {name(called)}
                </Link>{' '}
                {t('kept.refusedStays', { why: refused })}
              </span>
              <Button
                size="sm"
                variant="quiet"
                className="text-risk-text"
                onClick={() => dropDecision(personId, requestId)}
              >
                {t('kept.seen')}
              </Button>
            </div>
          ),
      )}
    </div>
  )
}
