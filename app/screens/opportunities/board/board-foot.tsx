import { useTranslation } from 'react-i18next'
import { CurrencySums } from '#app/screens/exchange-rates/currency-sums.tsx'
import type { Board } from '#crm/opportunities/get-board.server.ts'

/** What the whole board is worth, and how its cards are moved. */
export function BoardFoot({ board, movable }: { board: Board; movable: boolean }) {
  const { t } = useTranslation('opportunities')
  return (
    <footer className="flex min-h-9 flex-none flex-wrap gap-x-6 border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
      {board.columns.every(({ cards }) => cards.length === 0) && <span>{t('board.none')}</span>}
      <CurrencySums totals={board.totals} words={{ total: t('list.total'), weighted: t('list.weighted') }} />
      {movable && board.count > 0 && <span className="ml-auto">{t('board.how')}</span>}
    </footer>
  )
}
