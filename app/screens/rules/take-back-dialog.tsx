import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { RuleView } from '#crm/rule-sets/list-rules.server.ts'

/** Asks why the version in force is taken back, and says what is in force afterwards. */
export function TakeBackDialog({ version, onClose }: { version: RuleView; onClose: () => void }) {
  const { t } = useTranslation('rule-builder')
  const { name, personId } = useGroup()
  const toast = useToast()
  const kept = useDraft({ personId, form: `take-back.${version.id}` })
  const { clear } = kept
  const verb = useVerb(
    useCallback(() => {
      clear()
      toast.show({ text: t('takenBack') })
      onClose()
    }, [clear, toast, t, onClose]),
  )
  return (
    <VerbDialog
      title={t('takeBackDialog.title', { version: version.version })}
      lead={`${version.id} ${name(version.name)}`}
      save={t('takeBackDialog.save')}
      action={`/rules/${version.id}/take-back`}
      verb={verb}
      failure={verb.moved ? t('takeBackDialog.moved') : verb.failure}
      draft={kept}
      version={version.version}
      onClose={onClose}
    >
      <p>
        {version.replaces === null ? t('takeBackDialog.none') : t('takeBackDialog.text', { version: version.replaces })}
      </p>
      <Field label={t('takeBackDialog.reason')} error={verb.errorOf('reason')}>
        {(field) => <Textarea {...field} name="reason" rows={3} defaultValue={draftText(kept, 'reason')} />}
      </Field>
    </VerbDialog>
  )
}
