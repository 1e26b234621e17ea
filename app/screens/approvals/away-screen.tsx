import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Person } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { DelegationView } from '#crm/approvals/approval-views.ts'
import { newId } from '#lib/ids.ts'
import { PersonField } from './decision-dialog.tsx'
import { useFormRefusal, useRefusal } from './use-refusal.ts'

/** Who decides instead of me while I am away, and instead of whom I decide. */
export function AwayScreen({ delegations }: { delegations: DelegationView[] }) {
  const { t } = useTranslation('approvals')
  const { personId } = useGroup()
  const mine = delegations.filter(({ from }) => from.id === personId)
  const theirs = delegations.filter(({ from }) => from.id !== personId)
  const [round, setRound] = useState(0)
  return (
    <div className="page-pad w-full max-w-[880px] pt-4.5 pb-10">
      <h1 className="font-semibold text-xl">{t('away.title')}</h1>
      <p className="mt-1 mb-4 text-ink-2">{t('away.lead')}</p>
      <AwayForm key={round} onSaved={() => setRound(round + 1)} />
      <div className="mt-6">
        <Section title={t('away.mine')} count={mine.length} fixed>
          {mine.length === 0 && <p className="text-ink-3">{t('away.none')}</p>}
          {mine.map((delegation) => (
            <Line key={delegation.id} delegation={delegation} whom={delegation.to} />
          ))}
        </Section>
        <Section title={t('away.theirs')} count={theirs.length} fixed>
          {theirs.length === 0 && <p className="text-ink-3">{t('away.noneTheirs')}</p>}
          {theirs.map((delegation) => (
            <Line key={delegation.id} delegation={delegation} whom={delegation.from} />
          ))}
        </Section>
      </div>
    </div>
  )
}

function AwayForm({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation('approvals')
  const { personId, today } = useGroup()
  const toast = useToast()
  const [id] = useState(() => newId())
  const draft = useDraft({ personId, form: 'away' })
  const verb = useVerb(() => {
    draft.clear()
    toast.show({ text: t('away.saved') })
    onSaved()
  })
  const refused = useFormRefusal(verb)
  const text = (field: string, otherwise = '') => draftText(draft, field, otherwise)
  return (
    <GuardedForm
      key={draft.key}
      fetcher={verb.fetcher}
      method="post"
      action="/approvals/away/add"
      onInput={draft.keep}
      className="grid items-start gap-4 desk:grid-cols-[minmax(0,1.4fr)_1fr_1fr]"
    >
      <input type="hidden" name="id" value={id} />
      {refused.failure && <InlineError className="col-span-full">{refused.failure}</InlineError>}
      <PersonField name="to" label={t('away.to')} error={refused.errorOf('to')} />
      <Field label={t('away.from')} error={refused.errorOf('fromDay')} required>
        {(field) => <Input {...field} type="date" name="fromDay" min={today} defaultValue={text('fromDay', today)} />}
      </Field>
      <Field label={t('away.until')} error={refused.errorOf('untilDay')} required>
        {(field) => <Input {...field} type="date" name="untilDay" min={today} defaultValue={text('untilDay')} />}
      </Field>
      <Field
        label={t('away.reason')}
        hint={t('away.reasonHint')}
        error={verb.errorOf('reason')}
        className="desk:col-span-2"
      >
        {(field) => <Input {...field} name="reason" maxLength={200} defaultValue={text('reason')} />}
      </Field>
      <Button type="submit" variant="primary" busy={verb.busy} className="desk:mt-[26px] desk:justify-self-start">
        {t('away.save')}
      </Button>
    </GuardedForm>
  )
}

const tones = { 'to-come': 'plain', running: 'info', over: 'plain', ended: 'plain' } as const

function Line({ delegation, whom }: { delegation: DelegationView; whom: DelegationView['to'] }) {
  const { t } = useTranslation('approvals')
  const { name, date } = useGroup()
  const toast = useToast()
  const refusal = useRefusal()
  const verb = useVerb(() => toast.show({ text: t('away.ended') }))
  const { id, state, reason, mayEnd } = delegation
  const failure = refusal(verb.failed)
  return (
    <>
      <LineItem
        end={
          mayEnd && (
            <GuardedForm fetcher={verb.fetcher} method="post" action={`/approvals/away/${id}/end`}>
              <Button type="submit" size="sm" busy={verb.busy} aria-label={t('away.endOf', { name: name(whom.name) })}>
                {t('away.end')}
              </Button>
            </GuardedForm>
          )
        }
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Person name={whom.name} />
          <span className="text-ink-2">
            {t('away.span', { from: date(delegation.fromDay), until: date(delegation.untilDay) })}
          </span>
          <Badge tone={tones[state]}>{t(`away.state.${state}`)}</Badge>
          {reason && <span className="min-w-0 break-words text-ink-3">{reason}</span>}
        </div>
      </LineItem>
      {failure && <InlineError className="mb-2">{failure}</InlineError>}
    </>
  )
}
