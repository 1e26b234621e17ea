import { CalendarPlus, Check, CircleAlert, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ProposalView } from '#crm/conversations/get-conversation.server.ts'
import { ProposalConflictTable } from './proposal-conflict.tsx'
import { ProposalForm } from './proposal-form.tsx'
import { ProposedFieldRow } from './proposed-field.tsx'

interface Props {
  proposal: ProposalView
  /** says yes, with other values by the names of their fields; @returns why not, or null */
  onConfirm: (values: Record<string, string>) => Promise<string | null>
  onDecline: () => Promise<string | null>
  /** asks the same once more, from the record as it is now */
  onAskAgain: () => void
}

/**
 * What the copilot would do, for the person to decide: the record, and each field as it is and as it would be, all from the database.
 * A value can be exchanged; the record and what is done to it cannot.
 */
export function ProposalCard({ proposal, onConfirm, onDecline, onAskAgain }: Props) {
  const { t } = useTranslation('copilot')
  const { name } = useGroup()
  const [editing, setEditing] = useState(false)
  const [busy, setBusy] = useState<'confirm' | 'decline' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const { state, outcome, verb } = proposal
  const open = state === 'open'
  const run = async (what: 'confirm' | 'decline', work: () => Promise<string | null>) => {
    if (busy) return
    setBusy(what)
    setFailure(null)
    setFailure(await work())
    setBusy(null)
  }
  const Mark = state === 'conflict' ? CircleAlert : verb === 'log_visit' ? CalendarPlus : Pencil
  const title = name(proposal.title)
  return (
    <section
      aria-label={t(`proposal.title.${verb}`, { title })}
      className={cn('copilot-proposal', open && 'is-open', state === 'conflict' && 'is-refused')}
    >
      <header>
        <Mark aria-hidden className="flex-none" />
        <h3 className="min-w-0 flex-1 break-words font-medium">
          {state === 'conflict' ? t('proposal.refused') : t(`proposal.title.${verb}`, { title })}
        </h3>
        <Badge tone={state === 'confirmed' ? 'good' : 'plain'}>{t(`proposal.state.${state}`)}</Badge>
      </header>
      {state === 'conflict' && outcome?.conflict ? (
        <ProposalConflictTable conflict={outcome.conflict} title={title} />
      ) : editing && open ? (
        <ProposalForm
          proposal={proposal}
          busy={busy === 'confirm'}
          onCancel={() => setEditing(false)}
          onSend={(values) => void run('confirm', () => onConfirm(values))}
        />
      ) : (
        <dl className="copilot-fields">
          {proposal.fields.filter(isSaid).map((field) => (
            <ProposedFieldRow
              key={field.name}
              field={field}
              written={outcome?.values?.[field.name]}
              off={state === 'declined' || state === 'expired'}
            />
          ))}
        </dl>
      )}
      {failure && (
        <p role="alert" className="px-3 pb-2 text-risk-text">
          {failure}
        </p>
      )}
      {open && !editing && (
        <footer>
          <Button
            icon={<Check aria-hidden />}
            busy={busy === 'confirm'}
            onClick={() => void run('confirm', () => onConfirm({}))}
          >
            {t(`proposal.confirm.${verb}`)}
          </Button>
          <Button variant="quiet" disabled={busy !== null} onClick={() => setEditing(true)}>
            {t('proposal.edit')}
          </Button>
          <Button variant="quiet" busy={busy === 'decline'} onClick={() => void run('decline', onDecline)}>
            {t('proposal.decline')}
          </Button>
          {verb === 'change_field' && (
            <span className="ml-auto text-right text-ink-3 text-xs phone:hidden">{t('proposal.readAgain')}</span>
          )}
        </footer>
      )}
      {state === 'conflict' && outcome?.conflict?.kind === 'moved' && (
        <footer>
          <Button onClick={onAskAgain}>{t('proposal.askAgain')}</Button>
        </footer>
      )}
    </section>
  )
}

/** What was left out is no line of its own; what is cleared is. */
const isSaid = ({ before, after }: ProposalView['fields'][number]) => before !== null || after.value !== ''
