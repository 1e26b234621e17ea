import { type FormEvent, useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import type { DecisionSender } from './use-decision.ts'

export type DecisionKind = 'sendBack' | 'reject' | 'delegate' | 'addSigner'

interface Props {
  kind: DecisionKind
  approval: ApprovalView
  task: number
  /** what stands in the bar already */
  opinion: string
  onOpinion: (opinion: string) => void
  sender: DecisionSender
  onClose: () => void
}

const verbs = { sendBack: 'decide', reject: 'decide', delegate: 'delegate', addSigner: 'add-signer' } as const

/** What a decision needs beside the button: a reason, a person, an order. */
export function DecisionDialog({ kind, approval, task, opinion, onOpinion, sender, onClose }: Props) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const fetcher = useFetcher()
  const barred = useMemo(() => barredOf(approval), [approval])
  const needsReason = kind === 'sendBack' || kind === 'reject'
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([field, value]) => [field, String(value)]),
    )
    const decision: Record<string, string> =
      kind === 'sendBack' ? { decision: 'send-back' } : kind === 'reject' ? { decision: 'reject' } : {}
    sender.send(verbs[kind], { ...typed, ...decision, task: String(task) })
  }
  return (
    <VerbDialog
      title={t(`dialog.${kind}`)}
      lead={t(`dialog.${kind}Lead`)}
      save={t(`dialog.${kind}Now`)}
      action={`/approvals/${approval.id}/${verbs[kind]}`}
      verb={{ fetcher, busy: sender.busy }}
      failure={sender.failure}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      {kind === 'sendBack' && approval.may.sendBackTo.length > 0 && (
        <Field label={t('dialog.sendBackTo')} error={sender.errorOf('to')}>
          {(field) => (
            <Select {...field} name="to" defaultValue="submitter">
              <option value="submitter">{t('dialog.submitter', { name: name(approval.submitter.name) })}</option>
              {approval.may.sendBackTo.map(({ step, name: called }) => (
                <option key={step} value={step}>
                  {name(called)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {kind === 'delegate' && <PersonField name="to" error={sender.errorOf('to')} barred={barred} />}
      {kind === 'addSigner' && (
        <>
          <PersonField name="person" error={sender.errorOf('person')} barred={barred} />
          <Field label={t('dialog.where')}>
            {(field) => (
              <Select {...field} name="where" defaultValue="before">
                <option value="before">{t('dialog.before')}</option>
                <option value="after">{t('dialog.after')}</option>
              </Select>
            )}
          </Field>
        </>
      )}
      <Field
        label={t(needsReason ? 'dialog.reason' : 'dialog.words')}
        error={sender.errorOf('opinion')}
        required={needsReason}
      >
        {(field) => (
          <Textarea
            {...field}
            ref={needsReason ? focusFirst : undefined}
            name="opinion"
            rows={3}
            maxLength={1000}
            defaultValue={opinion}
            onChange={(event) => onOpinion(event.target.value)}
          />
        )}
      </Field>
    </VerbDialog>
  )
}

/** Nobody is asked twice in a step, and whoever submits is not asked at all. */
function barredOf({ submitter, steps }: ApprovalView): string[] {
  const running = steps.find(({ state }) => state === 'running')
  const tasks = running?.tasks.filter(({ state }) => state !== 'passed-on') ?? []
  const people = tasks.flatMap(({ holder, decidedBy }) => [holder, decidedBy])
  return [submitter, ...people].flatMap((person) => person?.id ?? [])
}

/** After the dialog has taken the focus for itself. */
function focusFirst(field: HTMLTextAreaElement | null) {
  requestAnimationFrame(() => field?.focus())
}

interface PersonFieldProps {
  name: string
  label?: string
  error: string | undefined
  /** ids of those who are not to be picked */
  barred?: readonly string[]
}

const nobody: readonly string[] = []

/** Picks somebody by words in name or title. */
export function PersonField({ name, label, error, barred = nobody }: PersonFieldProps) {
  const { t } = useTranslation('approvals')
  const { side } = useGroup()
  const [chosen, setChosen] = useState<string | null>(null)
  const find = useCallback(
    async (q: string, signal: AbortSignal) => {
      const people = await fetchPeople({ q, signal, side, from: '/approvals/people' })
      return people.filter(({ value }) => !barred.includes(value))
    },
    [side, barred],
  )
  return (
    <Field label={label ?? t('dialog.person')} error={error} required>
      {({ required, ...field }) => (
        <Combobox
          {...field}
          required={required}
          name={name}
          value={chosen}
          onChange={(value) => setChosen(value)}
          fetcher={find}
          placeholder={t('dialog.find')}
        />
      )}
    </Field>
  )
}
