import { Mail, Phone, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePageActions } from '#app/components/shell/page-actions.tsx'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ContactView } from '#crm/customers/get-customer.server.ts'
import { ContactAddDialog } from './contact-add-dialog.tsx'
import { ContactDialog } from './contact-dialog.tsx'
import type { RecordData } from './record-data.ts'

const mostShown = 8
const noWay = <span aria-hidden className="size-7 phone:size-11" />

/** The people at the customer that the person's companies know, the highest level first. */
export function RecordContacts({ customer, may, ownCompanies, contactId }: RecordData) {
  const { t } = useTranslation('customers')
  const [adding, setAdding] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const contact = customer.contacts.find(({ id }) => id === opened)
  const companies = ownCompanies.filter(({ id }) => may.addContactFor.includes(id))
  usePageActions(
    companies.length > 0
      ? [{ id: 'add-contact', label: t('contacts.add'), icon: <UserPlus aria-hidden />, run: () => setAdding(true) }]
      : [],
  )
  const several = new Set(customer.contacts.map(({ org }) => org.id)).size > 1
  const ways = {
    phone: customer.contacts.some(({ phone }) => phone),
    email: customer.contacts.some(({ email }) => email),
  }
  return (
    <Section
      title={t('contacts.title')}
      count={customer.contacts.length}
      fixed
      actions={
        companies.length > 0 ? (
          <Button variant="quiet" size="sm" onClick={() => setAdding(true)}>
            {t('contacts.add')}
          </Button>
        ) : null
      }
    >
      {customer.contacts.length === 0 ? <p className="text-ink-3">{t('contacts.none')}</p> : null}
      <ul className="divide-y divide-line">
        {customer.contacts.slice(0, all ? undefined : mostShown).map((one) => (
          <ContactLine key={one.id} contact={one} showOrg={several} ways={ways} onOpen={() => setOpened(one.id)} />
        ))}
      </ul>
      {customer.contacts.length > mostShown && !all ? (
        <button type="button" className="link min-h-9 phone:min-h-11" onClick={() => setAll(true)}>
          {t('contacts.all', { count: customer.contacts.length })}
        </button>
      ) : null}
      {adding ? (
        <ContactAddDialog
          id={contactId}
          customerId={customer.id}
          companies={companies}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {contact ? (
        <ContactDialog
          customerId={customer.id}
          contact={contact}
          editable={may.addContactFor.includes(contact.org.id)}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Section>
  )
}

interface ContactLineProps {
  contact: ContactView
  showOrg: boolean
  /** which ways to reach somebody the list has: a line that lacks one keeps its place free */
  ways: { phone: boolean; email: boolean }
  onOpen: () => void
}

function ContactLine({ contact, showOrg, ways, onOpen }: ContactLineProps) {
  const { t } = useTranslation('customers')
  const { name, day } = useGroup()
  return (
    <li className="flex min-h-11 items-center gap-2.5 py-1.5 phone:min-h-14">
      <Avatar name={contact.name} size="lg" />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 items-baseline gap-2">
          <button type="button" className="cut font-medium hover:underline" onClick={onOpen}>
            {name(contact.name)}
          </button>
          <span className="cut text-ink-3">{contact.title ? name(contact.title) : null}</span>
        </p>
        <p className="cut text-ink-3 text-xs">
          {contact.lastMetOn ? t('contacts.met', { when: day(contact.lastMetOn) }) : t('contacts.neverMet')}
          {showOrg ? ` · ${name(contact.org.name)}` : null}
        </p>
      </div>
      <Badge>{t(`level.${contact.level}`)}</Badge>
      <span className="flex flex-none items-center gap-1">
        {contact.phone ? (
          <a
            className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-hover phone:size-11"
            href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}
            aria-label={t('contacts.call', { name: name(contact.name), phone: contact.phone })}
            title={contact.phone}
          >
            <Phone aria-hidden className="size-3.5" />
          </a>
        ) : ways.phone ? (
          noWay
        ) : null}
        {contact.email ? (
          <a
            className="grid size-7 place-items-center rounded-md text-ink-3 hover:bg-hover phone:size-11"
            href={`mailto:${contact.email}`}
            aria-label={t('contacts.write', { name: name(contact.name), email: contact.email })}
            title={contact.email}
          >
            <Mail aria-hidden className="size-3.5" />
          </a>
        ) : ways.email ? (
          noWay
        ) : null}
      </span>
    </li>
  )
}
