import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/ui/empty-state.tsx'

/** Stands beside the list while no request is open. */
export function NothingOpen() {
  const { t } = useTranslation('approvals')
  return (
    <EmptyState className="px-7" title={t('pick.title')}>
      {t('pick.text')}
    </EmptyState>
  )
}
