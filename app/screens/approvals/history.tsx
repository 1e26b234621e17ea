import { ArrowRightLeft, Ban, Check, CircleX, CornerUpLeft, Send, Undo2, UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Timeline } from '#app/components/ui/timeline.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalHistoryEntry } from '#crm/approvals/approval-views.ts'

const marks: Record<ApprovalHistoryEntry['what'], typeof Check> = {
  submitted: Send,
  resubmitted: Send,
  'approved-step': Check,
  rejected: CircleX,
  'sent-back': CornerUpLeft,
  delegated: ArrowRightLeft,
  'signer-added': UserPlus,
  escalated: ArrowRightLeft,
  succeeded: ArrowRightLeft,
  assigned: UserPlus,
  withdrawn: Undo2,
  approved: Check,
  voided: Ban,
  'voided-lost': Ban,
}

/** What happened to a request, in order. */
export function History({ entries }: { entries: readonly ApprovalHistoryEntry[] }) {
  const { t } = useTranslation('approvals')
  const { name, moment } = useGroup()
  const who = ({ by, standsInFor }: ApprovalHistoryEntry) => {
    if (!by) return t('history.system')
    return standsInFor ? t('history.standsIn', { name: name(by.name), other: name(standsInFor.name) }) : name(by.name)
  }
  return (
    <Timeline
      items={entries.map((entry, at) => {
        const Mark = marks[entry.what]
        return {
          id: `${at}`,
          icon: <Mark />,
          when: moment(entry.at),
          note: entry.opinion,
          children: t(entry.what === 'voided' && entry.by ? 'history.voidedBy' : `history.${entry.what}`, {
            name: who(entry),
            to: entry.to ? name(entry.to.name) : t('history.nobody'),
          }),
        }
      })}
    />
  )
}
