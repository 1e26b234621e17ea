import { useTranslation } from 'react-i18next'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'

interface Props {
  contacts: ContactChoice[]
  /** ids ticked at first */
  ticked: readonly string[]
}

/** Whom one met: the customer's contacts with their level, which is what an executive visit is counted by. */
export function ContactPicker({ contacts, ticked }: Props) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t('activity.contacts')}</legend>
      {contacts.length === 0 && <p className="text-ink-3">{t('activity.noContacts')}</p>}
      <div className="grid gap-x-6 gap-y-1 desk:grid-cols-2">
        {contacts.map((contact) => (
          <Checkbox
            key={contact.id}
            name="contactIds[]"
            value={contact.id}
            defaultChecked={ticked.includes(contact.id)}
            label={
              <>
                {name(contact.name)}{' '}
                <span className="text-ink-3">
                  {contact.title ? `${name(contact.title)} · ` : ''}
                  {t(`activity.levels.${contact.level}` as never) as string}
                </span>
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
