import { RotateCcw, Undo2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { newId } from '#lib/ids.ts'
import { PersonField } from './decision-dialog.tsx'
import { useFormRefusal, useRefusal } from './use-refusal.ts'

type Asked = Pick<ApprovalView, 'id' | 'subject' | 'may'>

/** The address at which something is looked at before it is submitted. */
export function submissionPath({ type, id }: Pick<ApprovalView['subject'], 'type' | 'id'>): string {
  return type === 'contract' ? `/contracts/${id}/submit` : `/opportunities/${id}/exception`
}

/** What whoever submitted a request can do with it, and an administrator where nobody is asked. */
export function RequestVerbs({ approval }: { approval: Asked }) {
  const { t } = useTranslation('approvals')
  const [open, setOpen] = useState<'withdraw' | number | null>(null)
  const { may } = approval
  return (
    <>
      {may.assign.map((task) => (
        <Button key={task} variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setOpen(task)}>
          {t('progress.assign')}
        </Button>
      ))}
      {may.withdraw && (
        <Button icon={<Undo2 aria-hidden />} onClick={() => setOpen('withdraw')}>
          {t('progress.withdraw')}
        </Button>
      )}
      {may.resubmit && (
        <ButtonLink variant="primary" icon={<RotateCcw aria-hidden />} to={submissionPath(approval.subject)}>
          {t('progress.resubmit')}
        </ButtonLink>
      )}
      {open === 'withdraw' && <WithdrawDialog id={approval.id} onClose={() => setOpen(null)} />}
      {typeof open === 'number' && <AssignDialog id={approval.id} task={open} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Whether there is anything of that for the reader. */
export function hasVerbs({ withdraw, resubmit, assign }: ApprovalView['may']): boolean {
  return withdraw || resubmit || assign.length > 0
}

function WithdrawDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const toast = useToast()
  const refusal = useRefusal()
  const [key] = useState(() => newId())
  const verb = useVerb(() => {
    toast.show({ text: t('progress.withdrawn') })
    onClose()
  })
  return (
    <VerbDialog
      title={t('dialog.withdraw')}
      lead={t('dialog.withdrawLead')}
      save={t('dialog.withdrawNow')}
      action={`/approvals/${id}/withdraw`}
      verb={verb}
      failure={refusal(verb.failed)}
      onClose={onClose}
    >
      <input type="hidden" name="key" value={key} />
    </VerbDialog>
  )
}

function AssignDialog({ id, task, onClose }: { id: string; task: number; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const [key] = useState(() => newId())
  const verb = useVerb(onClose)
  const refused = useFormRefusal(verb)
  return (
    <VerbDialog
      title={t('dialog.assign')}
      lead={t('dialog.assignLead')}
      save={t('dialog.assignNow')}
      action={`/approvals/${id}/assign`}
      verb={verb}
      failure={refused.failure}
      onClose={onClose}
    >
      <input type="hidden" name="key" value={key} />
      <input type="hidden" name="task" value={task} />
      <PersonField name="to" error={refused.errorOf('to')} />
    </VerbDialog>
  )
}
