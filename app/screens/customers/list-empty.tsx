import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { type CustomerFilter, customerConditions, settledFilter } from '#crm/customers/customer-list.schema.ts'
import type { Excluding } from '#crm/customers/explain-no-customers.server.ts'
import { listAddress } from './list-address.ts'

interface Props {
  filter: CustomerFilter
  excluding: Excluding | null
  may: { create: boolean }
}

/** Nothing yet says how to start; nothing found says which condition keeps out most. */
export function ListEmpty({ filter, excluding, may }: Props) {
  const { t } = useTranslation('customers')
  const { circle } = settledFilter(filter)
  const conditions = customerConditions.filter((condition) => condition !== 'circle' && filter[condition])
  const create = (
    <ButtonLink to={`/customers/new${filter.q ? `?${new URLSearchParams({ name: filter.q })}` : ''}`}>
      {t('new.button')}
    </ButtonLink>
  )
  if (conditions.length === 0 && circle !== 'mine') {
    return (
      <div className="px-5 phone:px-4">
        <EmptyState
          title={t('empty.nothingYet')}
          action={
            excluding ? (
              <ButtonLink to={listAddress(filter, { circle: 'group' })}>
                {t('empty.lookAtGroup', { count: excluding.count })}
              </ButtonLink>
            ) : null
          }
          secondary={may.create ? create : null}
        >
          {t(may.create ? 'empty.start' : 'empty.wait')}
        </EmptyState>
      </div>
    )
  }
  const without = (excluding: Excluding) =>
    listAddress(filter, excluding.condition === 'circle' ? { circle: 'group' } : { [excluding.condition]: undefined })
  return (
    <div className="px-5 phone:px-4">
      <EmptyState
        title={t('empty.nothingFound')}
        action={
          excluding ? (
            <ButtonLink to={without(excluding)}>{t(`empty.without.${excluding.condition}`)}</ButtonLink>
          ) : (
            <ButtonLink to="/customers?circle=group">{t('empty.clear')}</ButtonLink>
          )
        }
        secondary={filter.q && may.create ? create : null}
      >
        {excluding ? t('empty.wouldFind', { count: excluding.count }) : t('empty.wouldFindNothing')}
      </EmptyState>
    </div>
  )
}
