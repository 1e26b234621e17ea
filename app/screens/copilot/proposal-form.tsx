import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ProposedField } from '#crm/conversations/answer.schema.ts'
import type { ProposalView } from '#crm/conversations/get-conversation.server.ts'

interface Props {
  proposal: ProposalView
  busy: boolean
  onCancel: () => void
  /** only the values that differ from those proposed */
  onSend: (values: Record<string, string>) => void
}

/** Values whose words are no one's to type: ids, and what is chosen from a list. */
const notTyped = new Set(['contactIds', 'kind', 'purpose', 'status'])
const isDay = /^\d{4}-\d{2}-\d{2}$/

/** The values of a proposal, to be exchanged before it is confirmed. */
export function ProposalForm({ proposal, busy, onCancel, onSend }: Props) {
  const { t } = useTranslation('copilot')
  const fetcher = useFetcher()
  const [values, setValues] = useState<Record<string, string>>({})
  const typed = proposal.fields.filter(({ name }) => !notTyped.has(name))
  return (
    <GuardedForm
      fetcher={fetcher}
      className="grid gap-2 p-3"
      onSubmit={(event) => {
        event.preventDefault()
        const changed = typed.filter(({ name, after }) => (values[name] ?? after.value) !== after.value)
        onSend(Object.fromEntries(changed.map(({ name }) => [name, values[name] ?? ''])))
      }}
    >
      {typed.map((field) => (
        <ValueField
          key={field.name}
          field={field}
          value={values[field.name] ?? field.after.value}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      <div className="flex gap-2">
        <Button type="submit" icon={<Check aria-hidden />} busy={busy}>
          {t(`proposal.confirm.${proposal.verb}`)}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {t('proposal.cancel')}
        </Button>
      </div>
    </GuardedForm>
  )
}

function ValueField(props: { field: ProposedField; value: string; onChange: (value: string) => void }) {
  const { field, value, onChange } = props
  const { name } = useGroup()
  const id = useId()
  const long = field.after.value.length > 40
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-ink-3 text-xs">
        {name(field.label)}
      </label>
      {long ? (
        <Textarea id={id} rows={3} value={value} onChange={(event) => onChange(event.target.value)} />
      ) : (
        <Input
          id={id}
          type={isDay.test(field.after.value) ? 'date' : 'text'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </div>
  )
}
