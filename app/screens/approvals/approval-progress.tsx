import { Check, Circle, CircleDashed, Send, Signature } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { approvalAddress } from './approval-address.ts'
import { RequestVerbs, submissionPath } from './request-verbs.tsx'
import { SignDialog } from './sign-dialog.tsx'
import { StateBadge } from './state-badge.tsx'

interface Props {
  contract: { id: string; version: number; state: 'draft' | 'in-approval' | 'approved' | 'signed' }
  /** the request that runs or ran last; null: there was none, or it is not for the reader */
  approval: ApprovalView | null
  may: { submit: boolean; sign: boolean }
}

/** How far the approval of a contract is, on its record; and what is to be done with it: submit, withdraw, note that it is signed. */
export function ApprovalProgress({ contract, approval, may }: Props) {
  const { t } = useTranslation('approvals')
  const { name, moment } = useGroup()
  const [signing, setSigning] = useState(false)
  const open = approval && (approval.state === 'running' || approval.state === 'returned')
  // What is signed may get a new text, which has to be approved as the first one was.
  const isNew = contract.state === 'draft'
  const maySubmit = may.submit && (isNew || contract.state === 'signed') && !open
  const maySign = may.sign && contract.state === 'approved'
  return (
    <Section title={t('progress.title')} fixed id="approval">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {approval ? (
          <>
            <StateBadge state={approval.state} />
            <span className="text-ink-3">
              {approval.state === 'voided'
                ? t(approval.history.at(-1)?.what === 'voided-lost' ? 'progress.lost' : 'progress.voided')
                : maySign
                  ? t('progress.signNext')
                  : t('progress.by', { name: name(approval.submitter.name), when: moment(approval.submittedAt) })}
            </span>
          </>
        ) : (
          <span className="text-ink-3">{t('progress.none')}</span>
        )}
        <span className="ml-auto flex flex-wrap gap-2 phone:ml-0 phone:w-full phone:*:flex-1">
          {approval && (
            <ButtonLink variant="quiet" to={approvalAddress({ list: 'waiting', id: approval.id })}>
              {t('progress.open')}
            </ButtonLink>
          )}
          {approval && open && <RequestVerbs approval={approval} />}
          {maySubmit && (
            <ButtonLink
              variant={isNew ? 'primary' : 'second'}
              icon={<Send aria-hidden />}
              to={submissionPath({ type: 'contract', id: contract.id })}
            >
              {t(isNew ? 'progress.submit' : 'progress.submitNew')}
            </ButtonLink>
          )}
          {maySign && (
            <Button variant="primary" icon={<Signature aria-hidden />} onClick={() => setSigning(true)}>
              {t('progress.sign')}
            </Button>
          )}
        </span>
      </div>
      {approval && <SmallRail approval={approval} />}
      {signing && <SignDialog contract={contract} onClose={() => setSigning(false)} />}
    </Section>
  )
}

/** The steps in a line, with the people of the one that runs. */
function SmallRail({ approval }: { approval: ApprovalView }) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  return (
    <ol aria-label={t('steps.label')} className="mt-2.5 flex flex-wrap gap-x-5 gap-y-1.5 text-ink-3">
      {approval.steps.map((step) => {
        const passed = step.state === 'done' || step.state === 'skipped'
        const running = step.state === 'running'
        const Mark = passed ? Check : running ? CircleDashed : Circle
        const waits = step.tasks.filter((task) => task.state === 'open')
        const who = waits.map(({ holder }) => (holder ? name(holder.name) : t('steps.nobody')))
        return (
          <li
            key={step.key}
            aria-current={running ? 'step' : undefined}
            className={cn('inline-flex items-center gap-1.5', running && 'font-medium text-ink')}
          >
            <Mark aria-hidden className={cn('size-3.5', (passed || running) && 'text-accent-text')} />
            {name(step.name)}
            <span className="sr-only">{t(`steps.${step.state}`)}</span>
            {running && who.length > 0 && <span className="font-normal text-ink-3">{who.join(t('steps.and'))}</span>}
          </li>
        )
      })}
    </ol>
  )
}
