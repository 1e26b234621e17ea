import { useCallback, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { teamRoles } from '#crm/opportunities/opportunity.schema.ts'
import { fetchPeople } from './fetch-people.ts'
import { useVerb } from './use-verb.ts'

/** Adds somebody to the team; from then on they see the opportunity. */
export function TeamDialog({ opportunityId, onClose }: { opportunityId: string; onClose: () => void }) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { side, personId } = useGroup()
  const formId = useId()
  const [chosen, setChosen] = useState<string | null>()
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side }), [side])
  const draft = useDraft({ personId, form: `team.${opportunityId}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('team.add')}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
            {t('team.add')}
          </Button>
        </>
      }
    >
      <GuardedForm
        fetcher={verb.fetcher}
        key={draft.key}
        onInput={draft.keep}
        id={formId}
        method="post"
        action={`/opportunities/${opportunityId}/team`}
        className="grid gap-4"
      >
        <input type="hidden" name="intent" value="add" />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
        <Field label={t('team.person')} error={verb.errorOf('personId')}>
          {(field) => (
            <Combobox
              {...field}
              name="personId"
              labelName="personName"
              value={chosen === undefined ? draftText(draft, 'personId') || null : chosen}
              valueLabel={draftText(draft, 'personName')}
              onChange={(value) => setChosen(value)}
              fetcher={find}
              placeholder={t('team.find')}
            />
          )}
        </Field>
        <Field label={t('team.role')} error={verb.errorOf('role')}>
          {(field) => (
            <Select {...field} name="role" defaultValue={draftText(draft, 'role', teamRoles[0])}>
              {teamRoles.map((role) => (
                <option key={role} value={role}>
                  {t(`team.roles.${role}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
