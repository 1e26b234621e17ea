import { BookCheck, Building2, ListFilter, Target, UserRound, UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Gauge } from '#app/components/ui/gauge.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { PersonChoice } from '#crm/org/find-people.server.ts'
import type { RecordFound } from '#crm/search/find-records.server.ts'
import type { FoundContact, FoundCustomer, FoundOpportunity, FoundRule } from '#crm/search/search-everything.server.ts'
import type { PaletteGroup, PaletteItem } from './palette-item.ts'
import type { Answer } from './use-found.ts'

interface Lines {
  /** what an answer holds, a group for each kind of record */
  groupsOf: (answer: Answer) => PaletteGroup[]
  /** a record that was seen lately */
  lineOf: (seen: RecordFound) => PaletteItem
}

/** How found records stand in the palette: each with what tells it from others of its name. */
export function useFoundLines(): Lines {
  const { t } = useTranslation(['palette', 'customers', 'opportunities'])
  const { name, moneyText, side, inOne } = useGroup()
  const line = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')

  const opportunity = (row: FoundOpportunity): PaletteItem => ({
    id: `opportunity:${row.id}`,
    icon: <Target aria-hidden />,
    label: name(row.name),
    note: line(name(row.customer), row.number),
    to: `/opportunities/${row.id}`,
    end: (
      <>
        {row.status === 'open' ? (
          <span className="phone:hidden">
            <Gauge at={row.stage.at - 1} of={row.stage.of} label="" />
          </span>
        ) : null}
        <span>{row.status === 'open' ? name(row.stage.name) : t(`opportunities:record.${row.status}`)}</span>
        <span className="cut w-20 text-right phone:hidden">{name(row.owner)}</span>
      </>
    ),
  })
  const customer = (row: FoundCustomer): PaletteItem => {
    const worth = inOne(row.open.amounts)
    const amount = worth.parts.length > 0 ? worth : row.open.amounts[0]
    return {
      id: `customer:${row.id}`,
      icon: <Building2 aria-hidden />,
      label: name(row.name),
      note: line(
        row.grade && t('customers:graded', { grade: row.grade }),
        t(`customers:industry.${row.industry}`),
        row.city && name(row.city),
      ),
      to: `/customers/${row.id}`,
      end:
        row.open.count === 0
          ? null
          : amount
            ? t('openWorth', { count: row.open.count, amount: moneyText(amount.amount, amount.currency) })
            : t('openCount', { count: row.open.count }),
    }
  }
  const contact = (row: FoundContact): PaletteItem => ({
    id: `contact:${row.id}`,
    icon: <UserRound aria-hidden />,
    label: name(row.name),
    note: line(name(row.customer.name), row.title && name(row.title)),
    to: `/customers/${row.customer.id}`,
  })
  const person = (row: PersonChoice): PaletteItem => ({
    id: `person:${row.id}`,
    icon: <UsersRound aria-hidden />,
    label: name(row.name),
    note: line(row.title && name(row.title), row.org[side]),
    to: `/opportunities?owner=${row.id}`,
    end: t('theirs'),
  })
  const rule = (row: FoundRule): PaletteItem => ({
    id: `rule:${row.id}`,
    icon: <BookCheck aria-hidden />,
    label: name(row.name),
    note: line(row.id, name(row.set)),
    to: `/rules/${row.id}`,
  })
  const all = (to: string, label: string): PaletteItem => ({
    id: `all:${to}`,
    icon: <ListFilter aria-hidden />,
    label,
    to,
  })

  return {
    lineOf: (seen) => (seen.kind === 'opportunity' ? opportunity(seen.record) : customer(seen.record)),
    groupsOf: ({ q, found }) => {
      const { opportunities, customers, contacts, people, rules } = found
      const asked = (more: object) => new URLSearchParams({ q, ...more })
      return [
        {
          id: 'customers',
          heading: t('group.customers'),
          best: customers.best,
          items: [
            ...customers.found.map(customer),
            ...(customers.more ? [all(`/customers?${asked({ circle: 'group' })}`, t('allCustomers'))] : []),
          ],
        },
        {
          id: 'opportunities',
          heading: t('group.opportunities'),
          best: opportunities.best,
          items: [
            ...opportunities.found.map(opportunity),
            ...(opportunities.more ? [all(`/opportunities?${asked({ status: 'all' })}`, t('allOpportunities'))] : []),
          ],
        },
        { id: 'contacts', heading: t('group.contacts'), best: contacts.best, items: contacts.found.map(contact) },
        { id: 'people', heading: t('group.people'), best: people.best, items: people.found.map(person) },
        { id: 'rules', heading: t('group.rules'), best: rules.best, items: rules.found.map(rule) },
      ]
    },
  }
}
