import { Rows3, SquareKanban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SegmentedLinks } from '#app/components/ui/segmented-links.tsx'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'
import { boardAddress, listAddress } from './list-address.ts'

/** The same opportunities as a table or as a board, under the same conditions. */
export function DrawnAs({ filter, as }: { filter: OpportunityFilter; as: 'list' | 'board' }) {
  const { t } = useTranslation('opportunities')
  return (
    <SegmentedLinks
      label={t('board.drawn')}
      items={[
        { to: listAddress(filter), label: t('board.table'), icon: <Rows3 aria-hidden />, current: as === 'list' },
        {
          to: boardAddress(filter),
          label: t('board.board'),
          icon: <SquareKanban aria-hidden />,
          current: as === 'board',
        },
      ]}
    />
  )
}
