import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import type { ListData } from './list-data.ts'

/** Nothing there yet, or nothing that meets the conditions: two different things to say. */
export function ListEmpty({ filter, mayCreate }: Pick<ListData, 'filter' | 'mayCreate'>) {
  const { t } = useTranslation('opportunities')
  const conditions = Object.keys(filter).filter((key) => !['sort', 'dir', 'cursor'].includes(key))
  if (conditions.length > 0) {
    return (
      <EmptyState
        className="mx-5 phone:mx-4"
        title={t('list.noneTitle')}
        action={<ButtonLink to="/opportunities">{t('list.clear')}</ButtonLink>}
      >
        {t('list.noneText')}
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
