import { type ReactNode, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { cn } from '#app/components/ui/cn.ts'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { approvalAddress } from './approval-address.ts'
import { DecisionBar } from './decision-bar.tsx'
import { DecisionDialog, type DecisionKind } from './decision-dialog.tsx'
import { KeptDecision } from './kept-decision.tsx'
import { type Decision, opinionForm, useKeptDecisions } from './kept-decisions.ts'
import { useDecision } from './use-decision.ts'

interface Props {
  approval: ApprovalView
  /** what whoever is not asked can do; null: nothing */
  children: ReactNode
}

const place =
  'flex-none border-line border-t bg-surface px-7 py-3 phone:px-4 phone:pt-2 phone:pb-[max(12px,env(safe-area-inset-bottom))]'

/**
 * What the reader can say or do, always in reach. What was refused is said here even when the page, loaded anew, shows that nothing
 * is left to decide: with what was written, which is not lost.
 */
export function RequestFoot({ approval, children }: Props) {
  const { t } = useTranslation('approvals')
  const { personId } = useGroup()
  const toast = useToast()
  const navigate = useNavigate()
  const kept = useKeptDecisions(personId).find(
    ({ requestId, refused }) => requestId === approval.id && refused === undefined,
  )
  const [open, setOpen] = useState<DecisionKind | null>(null)
  const draft = useDraft({ personId, form: opinionForm(approval.id) })
  const [typed, setTyped] = useState<string | null>(null)
  const opinion = typed ?? draftText(draft, 'opinion')
  const { keepValues } = draft
  const write = (text: string) => {
    setTyped(text)
    keepValues({ opinion: text })
  }
  const onDone = useCallback(
    (decision: Decision, gone: boolean) => {
      setOpen(null)
      setTyped('')
      toast.show({ text: t(`decide.${doneOf(decision)}`) })
      if (gone) void navigate(approvalAddress({ list: 'waiting' }))
    },
    [toast, t, navigate],
  )
  const onKept = useCallback(() => setOpen(null), [])
  const sender = useDecision({ approval, onDone, onKept })
  const { mine } = approval
  const task = approval.may.decide && mine ? mine.task : null
  const asked = task !== null && !kept
  if (!asked && !kept && !sender.failure && !children) return null
  return (
    <footer data-foot className={place}>
      {sender.failure && !(open && asked) && (
        <InlineError className={cn('max-h-[30dvh] overflow-y-auto', (asked || kept || children) && 'mb-2')}>
          <p>{sender.failure}</p>
          {opinion && !asked && <p>{t('refusal.stays', { opinion })}</p>}
        </InlineError>
      )}
      {kept ? (
        <KeptDecision decision={kept} />
      ) : asked ? (
        <DecisionBar
          opinion={opinion}
          onOpinion={write}
          onOpen={setOpen}
          busy={sender.busy && !open}
          onApprove={() => sender.send('decide', { decision: 'approve', task: String(task), opinion })}
        />
      ) : (
        children
      )}
      {open && asked && (
        <DecisionDialog
          kind={open}
          approval={approval}
          task={task}
          opinion={opinion}
          onOpinion={write}
          sender={sender}
          onClose={() => setOpen(null)}
        />
      )}
    </footer>
  )
}

function doneOf({ verb, fields }: Decision) {
  if (verb === 'delegate') return 'delegated'
  if (verb === 'add-signer') return 'signerAdded'
  return fields.decision === 'approve' ? 'approved' : fields.decision === 'reject' ? 'rejected' : 'sentBack'
}
