import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import type { OpportunityCondition } from '#crm/opportunities/explain-no-opportunities.server.ts'
import { listAddress } from './list-address.ts'
import type { ListData } from './list-data.ts'

/** Nothing there yet says how to start; nothing that meets the conditions, which of them keeps out most. */
export function ListEmpty({ filter, excluding, mayCreate }: Pick<ListData, 'filter' | 'excluding' | 'mayCreate'>) {
  const { t } = useTranslation('opportunities')
  const conditions = Object.keys(filter).filter((key) => !['sort', 'dir', 'cursor', 'view'].includes(key))
  const clear = <ButtonLink to={listAddress({ view: filter.view })}>{t('list.clear')}</ButtonLink>
  const without = (condition: OpportunityCondition) =>
    listAddress(filter, { [condition]: condition === 'status' ? 'all' : undefined })
  if (conditions.length > 0 || excluding) {
    return (
      <EmptyState
        className="mx-5 phone:mx-4"
        title={t('list.noneTitle')}
        action={
          excluding ? (
            <ButtonLink to={without(excluding.condition)}>{t(`list.without.${excluding.condition}`)}</ButtonLink>
          ) : (
            clear
          )
        }
        secondary={excluding && conditions.length > 1 ? clear : null}
      >
        {excluding ? t('list.wouldFind', { count: excluding.count }) : t('list.noneText')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      className="mx-5 phone:mx-4"
      title={t('list.emptyTitle')}
      action={
        mayCreate && (
          <ButtonLink to="/opportunities/new" variant="primary">
            {t('new')}
          </ButtonLink>
        )
      }
    >
      {t('list.emptyText')}
    </EmptyState>
  )
}
