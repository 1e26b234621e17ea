import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import type { OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'
import { attitudes, decisionRoles } from '#crm/opportunities/opportunity.schema.ts'
import { useVerb } from './use-verb.ts'

interface Props {
  opportunity: OpportunityView
  contacts: ContactChoice[]
  onClose: () => void
}

/** Puts a contact into the decision chain: what they have to say in it, and on which side they stand. */
export function ChainDialog({ opportunity, contacts, onClose }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { name, personId } = useGroup()
  const draft = useDraft({ personId, form: `chain.${opportunity.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  return (
    <VerbDialog
      title={t('chain.title')}
      save={t('common:save')}
      action={`/opportunities/${opportunity.id}/decision-chain`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
    >
      <input type="hidden" name="intent" value="set" />
      <Field
        label={t('chain.contact')}
        error={verb.errorOf('contactId')}
        hint={contacts.length === 0 ? t('activity.noContacts') : undefined}
      >
        {(field) => (
          <Select {...field} name="contactId" defaultValue={draftText(draft, 'contactId', contacts[0]?.id)}>
            {contacts.map((contact) => (
              <option key={contact.id} value={contact.id}>
                {[name(contact.name), contact.title && name(contact.title)].filter(Boolean).join(' · ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('chain.role')} error={verb.errorOf('role')}>
        {(field) => (
          <Select {...field} name="role" defaultValue={draftText(draft, 'role', decisionRoles[0])}>
            {decisionRoles.map((role) => (
              <option key={role} value={role}>
                {t(`chain.roles.${role}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('chain.attitude')} error={verb.errorOf('attitude')}>
        {(field) => (
          <Select {...field} name="attitude" defaultValue={draftText(draft, 'attitude', 'unknown')}>
            {attitudes.map((attitude) => (
              <option key={attitude} value={attitude}>
                {t(`chain.attitudes.${attitude}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </VerbDialog>
  )
}
