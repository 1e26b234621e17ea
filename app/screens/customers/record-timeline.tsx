import { Building2, Calendar, Check, CircleSlash, Handshake, Pencil, UserPlus, UserRoundPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Section } from '#app/components/ui/section.tsx'
import { Timeline } from '#app/components/ui/timeline.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useWarningEventWords } from '#app/screens/warnings/use-warning-event-words.ts'
import type {
  CustomerFieldChange,
  CustomerTimeline,
  CustomerTimelineEntry,
} from '#crm/customers/get-customer-timeline.server.ts'

const marks: Record<string, typeof Pencil> = {
  'customer.created': Building2,
  'relationship.opened': Handshake,
  'contact.added': UserPlus,
  'contact.changed': UserRoundPen,
  'activity.planned': Calendar,
  'activity.done': Check,
  'activity.cancelled': CircleSlash,
}

/** What happened to the customer, newest first; older entries by their own address. */
export function RecordTimeline({ customerId, timeline }: { customerId: string; timeline: CustomerTimeline }) {
  const { t } = useTranslation('customers')
  const { name, moment } = useGroup()
  return (
    <Section title={t('timeline.title')} fixed id="timeline">
      {timeline.entries.length === 0 ? <p className="text-ink-3">{t('timeline.none')}</p> : null}
      <Timeline
        items={timeline.entries.map((entry) => {
          const Mark = marks[entry.type] ?? Pencil
          return {
            id: entry.id,
            icon: <Mark aria-hidden />,
            when: <time dateTime={entry.at}>{moment(entry.at)}</time>,
            children: (
              <>
                <span className="font-medium">{entry.by ? name(entry.by.name) : t('timeline.system')}</span>{' '}
                <What entry={entry} />
                {entry.via && <span className="text-ink-3"> {t('timeline.viaCopilot')}</span>}
              </>
            ),
          }
        })}
      />
      {timeline.older ? (
        <Link
          className="link"
          to={`/customers/${customerId}?${new URLSearchParams({ before: timeline.older })}#timeline`}
          preventScrollReset
        >
          {t('timeline.older')}
        </Link>
      ) : null}
    </Section>
  )
}

function What({ entry }: { entry: CustomerTimelineEntry }) {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const change = useChangeWords()
  const ofWarning = useWarningEventWords()
  const contact = entry.contact ? name(entry.contact) : t('timeline.aContact')
  switch (entry.type) {
    case 'customer.created':
      return t('timeline.created', { company: entry.org ? name(entry.org) : '' })
    case 'relationship.opened':
      return t('timeline.opened', { company: entry.org ? name(entry.org) : '' })
    case 'contact.added':
      return t('timeline.contactAdded', { contact })
    case 'contact.changed':
      return t('timeline.contactChanged', {
        contact,
        what: entry.changes.map((one) => change(one, true)).join(t('comma')),
      })
    case 'customer.changed':
    case 'relationship.changed':
      return entry.changes.map((one) => change(one, false)).join(t('comma'))
    case 'activity.planned':
    case 'activity.done':
    case 'activity.cancelled':
      return t(`timeline.${entry.type.slice('activity.'.length)}`, {
        kind: entry.activity ? t(`activities.${entry.activity.kind}`) : '',
        subject: entry.activity ? name(entry.activity.subject) : '',
      })
    default:
      return entry.warning ? ofWarning(entry.type, entry.warning) : t('timeline.other')
  }
}

/** Fields whose label is not called like them: a contact's name is not the customer's. */
const labelOf = (field: string, ofContact: boolean) =>
  field === 'ownerId' ? 'owner' : field === 'name' && ofContact ? 'contactName' : field

function useChangeWords(): (change: CustomerFieldChange, ofContact: boolean) => string {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const said = (field: string, value: CustomerFieldChange['before']): string => {
    if (value === null) return ''
    if (typeof value !== 'string') return name(value)
    if (field === 'industry') return t(`industry.${value}`)
    if (field === 'region') return t(`region.${value}`)
    if (field === 'level') return t(`level.${value}`)
    if (field === 'grade') return t(`grade.${value}`)
    return value
  }
  return ({ field, before, after }, ofContact) => {
    const words = {
      field: t(`field.${labelOf(field, ofContact)}`),
      before: said(field, before),
      after: said(field, after),
    }
    if (before === null) return t('timeline.filled', words)
    return after === null ? t('timeline.cleared', words) : t('timeline.changed', words)
  }
}
