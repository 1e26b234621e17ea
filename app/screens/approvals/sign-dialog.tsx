import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { type Answer, useVerb } from '#app/screens/opportunities/use-verb.ts'
import { useRefusal } from './use-refusal.ts'

interface Props {
  contract: { id: string; version: number }
  onClose: () => void
}

/** The day on which both sides have signed. */
export function SignDialog({ contract, onClose }: Props) {
  const { t } = useTranslation('approvals')
  const { personId, today } = useGroup()
  const toast = useToast()
  const refusal = useRefusal()
  const draft = useDraft({ personId, form: `sign.${contract.id}` })
  const verb = useVerb((answer: Answer & { voided?: boolean }) => {
    draft.clear()
    if (answer.voided) toast.show({ tone: 'risk', text: t('refusal.lost') })
    else toast.show({ text: t('sign.done') })
    onClose()
  })
  const error = verb.errorOf('signedOn')
  return (
    <VerbDialog
      title={t('sign.title')}
      lead={t('sign.lead')}
      save={t('sign.save')}
      action={`/contracts/${contract.id}/sign`}
      verb={verb}
      failure={error ? undefined : refusal(verb.failed)}
      draft={draft}
      version={contract.version}
      onClose={onClose}
    >
      <Field label={t('sign.day')} error={error} required>
        {(field) => (
          <Input
            {...field}
            type="date"
            name="signedOn"
            max={today}
            defaultValue={draftText(draft, 'signedOn', today)}
          />
        )}
      </Field>
    </VerbDialog>
  )
}
