import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useSeen } from '#app/components/shell/seen-records.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { useFoundLines } from './found-groups.tsx'
import { inOrder, type PaletteGroup } from './palette-item.ts'
import { type PaletteOffer, useActions } from './use-actions.tsx'
import type { Search } from './use-found.ts'

/**
 * All lines of the palette, the best group first. Without a query: what was seen lately and what can be done. Nothing that the
 * person may not see or do is among them.
 */
export function useLines({ q, search, offer }: { q: string; search: Search; offer: PaletteOffer }): {
  groups: PaletteGroup[]
  /** how many records are among them */
  records: number
  /** nothing that was meant was found, record or action */
  none: boolean
} {
  const { t } = useTranslation('palette')
  const { personId, name } = useGroup()
  const { pathname } = useLocation()
  const seen = useSeen(personId)
  const { groupsOf, lineOf } = useFoundLines()
  const actions = useActions(offer)
  const { may } = offer
  const { answer, state } = search

  const creating = (): PaletteGroup => {
    const named = new URLSearchParams({ name: q })
    const icon = <Plus aria-hidden />
    const customer = { id: 'create:customer', icon, label: t('createCustomer', { q }), to: `/customers/new?${named}` }
    const opportunity = {
      id: 'create:opportunity',
      icon,
      label: t('createOpportunity', { q }),
      to: `/opportunities/new?${named}`,
    }
    const items = [...(may.createCustomer ? [customer] : []), ...(may.createOpportunity ? [opportunity] : [])]
    return { id: 'create', heading: t('group.new'), best: 0, items }
  }
  /** what is mostly done next with the customer that was meant */
  const forCustomer = (): PaletteGroup[] => {
    const [customer] = answer && answer.found.customers.best < 3 ? answer.found.customers.found : []
    if (!customer || !may.createOpportunity) return []
    const item = {
      id: 'create:for',
      icon: <Plus aria-hidden />,
      label: t('newFor', { name: name(customer.name) }),
      to: `/opportunities/new?customer=${customer.id}`,
    }
    return [{ id: 'for', heading: t('group.new'), best: 3, items: [item] }]
  }

  if (!q) {
    // The record on screen is not one to go to.
    const items = (seen ?? []).map(lineOf).filter(({ to }) => to !== pathname)
    const last = { id: 'seen', heading: t('group.seen'), items, best: 0 }
    const groups = inOrder([last, ...actions('').map((group) => ({ ...group, best: 1 }))])
    return { groups, records: 0, none: false }
  }
  const found = answer ? groupsOf(answer) : []
  const records = found.flatMap(({ items }) => items).filter(({ id }) => !id.startsWith('all:')).length
  const doing = actions(q)
  const none = state === 'settled' && records === 0 && doing.every(({ items }) => items.length === 0)
  return { groups: inOrder([...found, ...(none ? [creating()] : forCustomer()), ...doing]), records, none }
}
