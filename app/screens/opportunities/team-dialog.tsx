import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { teamRoles } from '#crm/opportunities/opportunity.schema.ts'
import { fetchPeople } from './fetch-people.ts'
import { useVerb } from './use-verb.ts'

/** Adds somebody to the team; from then on they see the opportunity. */
export function TeamDialog({ opportunityId, onClose }: { opportunityId: string; onClose: () => void }) {
  const { t } = useTranslation('opportunities')
  const { side, personId } = useGroup()
  const [chosen, setChosen] = useState<string | null>()
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side }), [side])
  const draft = useDraft({ personId, form: `team.${opportunityId}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  return (
    <VerbDialog
      title={t('team.add')}
      save={t('team.add')}
      action={`/opportunities/${opportunityId}/team`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
    >
      <input type="hidden" name="intent" value="add" />
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
    </VerbDialog>
  )
}
