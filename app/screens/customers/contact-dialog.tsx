import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Fact, Facts } from '#app/components/ui/facts.tsx'
import { DialogClose, ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { contactLevels } from '#crm/activities/activity.schema.ts'
import type { ContactView } from '#crm/customers/get-customer.server.ts'
import { EditableField } from './editable-field.tsx'

interface Props {
  customerId: string
  contact: ContactView
  editable: boolean
  onClose: () => void
}

/** One contact, edited in place by the company that knows them. */
export function ContactDialog({ customerId, contact, editable, onClose }: Props) {
  const { t } = useTranslation('customers')
  const { name, day } = useGroup()
  const common = {
    action: `/customers/${customerId}/change-contact`,
    editable,
    more: { contactId: contact.id },
  }
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={name(contact.name)}
      footer={
        <DialogClose>
          <Button>{t('common:close')}</Button>
        </DialogClose>
      }
    >
      <Facts>
        <EditableField
          {...common}
          field="name"
          label={t('field.contactName')}
          value={contact.typed.name}
          display={name(contact.name)}
        />
        <EditableField
          {...common}
          field="title"
          label={t('field.title')}
          value={contact.typed.title}
          display={contact.title ? name(contact.title) : undefined}
        />
        <EditableField
          {...common}
          field="level"
          label={t('field.level')}
          value={contact.level}
          options={contactLevels.map((value) => ({ value, label: t(`level.${value}`) }))}
        />
        <EditableField {...common} field="phone" label={t('field.phone')} value={contact.phone ?? ''} />
        <EditableField {...common} field="email" label={t('field.email')} value={contact.email ?? ''} />
        <Fact label={t('field.knownTo')}>{name(contact.org.name)}</Fact>
        <Fact label={t('field.lastMet')}>{contact.lastMetOn ? day(contact.lastMetOn) : t('contacts.neverMet')}</Fact>
      </Facts>
    </ResponsiveDialog>
  )
}
