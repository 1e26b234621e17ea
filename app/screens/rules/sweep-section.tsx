import { CircleAlert, CircleCheck, RefreshCw } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { SweepRunView } from '#crm/warnings/list-sweep-runs.server.ts'
import { ReleaseDialog } from './release-dialog.tsx'

/** What the last sweep found by each warning rule, and a button for another at once. */
export function SweepSection({ runs, maySweep }: { runs: SweepRunView[]; maySweep: boolean }) {
  const { t } = useTranslation('rules')
  const { name, moment } = useGroup()
  const toast = useToast()
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  const [releasing, setReleasing] = useState<SweepRunView | null>(null)
  const close = useCallback(() => setReleasing(null), [])
  const named = ({ ruleId, name: rule }: SweepRunView) => `${ruleId} · ${rule ? name(rule) : t('unreadable')}`
  const verb = useVerb(
    useCallback(() => toast.show({ text: t('sweep.queued') }), [toast, t]),
    failed,
  )
  return (
    <section aria-labelledby="sweep-title" className="border-line border-t pb-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3 phone:px-4">
        <div className="min-w-0 flex-1">
          <h2 id="sweep-title" className="font-semibold text-base">
            {t('sweep.title')}
          </h2>
          <p className="text-ink-3">{t('sweep.lead')}</p>
        </div>
        {maySweep && (
          <Button
            icon={<RefreshCw aria-hidden />}
            busy={verb.busy}
            onClick={() => void verb.fetcher.submit({}, { method: 'post', action: '/rules/sweep' })}
          >
            {t('sweep.now')}
          </Button>
        )}
      </header>
      <div className="overflow-x-auto border-line border-t">
        <Table label={t('sweep.title')}>
          <thead>
            <tr>
              <Th>{t('sweep.rule')}</Th>
              <Th width="lg">{t('sweep.at')}</Th>
              <Th num width="sm">
                {t('sweep.found')}
              </Th>
              <Th num width="sm">
                {t('sweep.opened')}
              </Th>
              <Th num width="sm">
                {t('sweep.closed')}
              </Th>
              <Th width="lg">{t('sweep.state')}</Th>
            </tr>
          </thead>
          <tbody>
            {runs.map((one) => {
              const { ruleId, run } = one
              return (
                <Tr key={ruleId}>
                  <Td first>
                    <Link className="hover:underline" to={`/workbench?who=all&rule=${ruleId}`}>
                      {named(one)}
                    </Link>
                  </Td>
                  <Td>{run ? moment(run.at) : t('sweep.never')}</Td>
                  <Td num>{run?.found}</Td>
                  <Td num>{run?.opened}</Td>
                  <Td num>{run?.closed}</Td>
                  <Td>
                    {run && <RunState run={run} />}
                    {run?.held && maySweep && (
                      <Button
                        size="sm"
                        aria-label={t('sweep.releaseOf', { rule: named(one) })}
                        onClick={() => setReleasing(one)}
                      >
                        {t('sweep.release', { count: run.found })}
                      </Button>
                    )}
                  </Td>
                </Tr>
              )
            })}
          </tbody>
        </Table>
      </div>
      <ul className="px-5 phone:px-4">
        {runs.flatMap(({ ruleId, run }) =>
          (run?.faults ?? []).map(({ recordId, reason }) => (
            <li key={`${ruleId} ${recordId}`} className="pt-2 text-risk-text">
              {`${ruleId} · ${t('sweep.faultOf', { record: recordId ?? t('sweep.wholeRule'), reason })}`}
            </li>
          )),
        )}
      </ul>
      {releasing?.run && <ReleaseDialog rule={named(releasing)} run={releasing.run} onClose={close} />}
    </section>
  )
}

function RunState({ run }: { run: NonNullable<SweepRunView['run']> }) {
  const { t } = useTranslation('rules')
  const bad = run.held || run.faults.length > 0
  const Mark = bad ? CircleAlert : CircleCheck
  const words = [
    ...(run.held ? [t('sweep.held')] : []),
    ...(run.faults.length > 0 ? [t('sweep.faults', { count: run.faults.length })] : []),
  ]
  return (
    <span className={`inline-flex items-center gap-1.5 ${bad ? 'text-risk-text' : 'text-ink-2'}`}>
      <Mark aria-hidden className={`size-3.5 ${bad ? 'text-risk-mark' : 'text-good-mark'}`} />
      {words.join(' · ') || t('sweep.ok')}
    </span>
  )
}
