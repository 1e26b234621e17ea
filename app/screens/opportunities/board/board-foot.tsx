import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Board } from '#crm/opportunities/get-board.server.ts'

/** What the whole board is worth, a currency each, and how its cards are moved. */
export function BoardFoot({ board, movable }: { board: Board; movable: boolean }) {
  const { t } = useTranslation('opportunities')
  const { moneyText } = useGroup()
  return (
    <footer className="flex min-h-9 flex-none flex-wrap gap-x-6 border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
      {board.columns.every(({ cards }) => cards.length === 0) && <span>{t('board.none')}</span>}
      {board.totals.map(({ currency, amount, weighted }) => (
        <span key={currency} className="flex gap-6">
          <span>
            {t('list.total')} <b className="font-semibold text-ink">{moneyText(amount, currency)}</b>
          </span>
          <span>
            {t('list.weighted')} <b className="font-semibold text-ink">{moneyText(weighted, currency)}</b>
          </span>
        </span>
      ))}
      {movable && board.count > 0 && <span className="ml-auto">{t('board.how')}</span>}
    </footer>
  )
}
