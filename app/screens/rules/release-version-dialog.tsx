import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { DraftProblem } from '#crm/rule-sets/check-draft.ts'
import type { DraftView } from '#crm/rule-sets/get-draft.server.ts'
import type { WarningDiff } from '#crm/warnings/diff-warnings.server.ts'

interface Props {
  draft: DraftView
  diff: WarningDiff
  onClose: () => void
}

/** Asks why a version is put into force, and says once more what it does. */
export function ReleaseVersionDialog({ draft, diff, onClose }: Props) {
  const { t } = useTranslation('rule-builder')
  const { name, personId } = useGroup()
  const navigate = useNavigate()
  const toast = useToast()
  const kept = useDraft({ personId, form: `release.${draft.id}` })
  const { clear } = kept
  const verb = useVerb(
    useCallback(() => {
      clear()
      toast.show({ text: t('released') })
      void navigate(`/rules/${draft.id}`)
    }, [clear, toast, t, navigate, draft.id]),
  )
  const problems = (verb.failed?.details.problems ?? []) as DraftProblem[]
  const failure = verb.moved ? t('releaseDialog.moved') : verb.failure
  return (
    <VerbDialog
      title={t('releaseDialog.title', { version: draft.version })}
      lead={`${draft.id} ${name(draft.body.name)}`}
      save={t('releaseDialog.save')}
      action={`/rules/${draft.id}/release-version`}
      verb={verb}
      failure={problems.length > 0 ? problems.map(({ reason }) => name(reason)).join(' ') : failure}
      draft={kept}
      version={draft.version}
      onClose={onClose}
    >
      <input type="hidden" name="edit" value={draft.edit} />
      <p>{t('releaseDialog.text', { opens: diff.opens, closes: diff.closes })}</p>
      {diff.runaway && (
        <Checkbox name="confirmed" value={diff.opens} label={t('releaseDialog.confirm', { count: diff.opens })} />
      )}
      <Field label={t('releaseDialog.reason')} hint={t('releaseDialog.hint')} error={verb.errorOf('reason')}>
        {(field) => <Textarea {...field} name="reason" rows={3} defaultValue={draftText(kept, 'reason')} />}
      </Field>
    </VerbDialog>
  )
}
