import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { WarningDialogProps } from './warning-dialog-props.ts'

/** Gives a warning to somebody else who can see its record, and who is told. */
export function HandOverDialog({ warning, onClose, onSaved }: WarningDialogProps) {
  const { t } = useTranslation('warnings')
  const { name, side, personId } = useGroup()
  const [chosen, setChosen] = useState<string | null>()
  const from = `/warnings/${warning.id}/receivers`
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side, from }), [side, from])
  const draft = useDraft({ personId, form: `hand-over.${warning.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <VerbDialog
      title={t('handOverDialog.title')}
      lead={name(warning.rule.name)}
      save={t('handOverDialog.save')}
      action={`/warnings/${warning.id}/hand-over`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      version={warning.version}
      onClose={onClose}
    >
      <Field label={t('handOverDialog.to')} hint={t('handOverDialog.hint')} error={verb.errorOf('to')}>
        {(field) => (
          <Combobox
            {...field}
            name="to"
            labelName="toName"
            value={chosen === undefined ? draftText(draft, 'to') || null : chosen}
            valueLabel={draftText(draft, 'toName')}
            onChange={(value) => setChosen(value)}
            fetcher={find}
            placeholder={t('handOverDialog.find')}
          />
        )}
      </Field>
    </VerbDialog>
  )
}
