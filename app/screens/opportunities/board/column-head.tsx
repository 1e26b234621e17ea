import { Decimal } from 'decimal.js'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import { ColumnBar } from './column-bar.tsx'
import { ColumnCurrencies } from './column-currencies.tsx'

interface Props {
  column: BoardColumn
  summed: boolean
  /** what the largest column is worth in the group's currency, as the measure of the bars; null when there is none */
  largest: string | null
}

/** A stage, how many stand in it, and what they are worth in the group's currency, with what of it is in others. */
export function ColumnHead({ column, summed, largest }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, money, moneyText, percent, currency, inOne } = useGroup()
  const worth = inOne(column.totals)
  const figure = money(worth.amount, currency)
  const share = (amount: string) =>
    largest && new Decimal(largest).gt(0) ? new Decimal(amount).dividedBy(largest).times(100).toNumber() : 0
  return (
    <header className="flex-none border-line border-b bg-surface px-3 py-2.5">
      <h2 className="flex items-baseline gap-1.5 font-semibold">
        <span className="cut">{name(column.stage.name)}</span>
        {summed && <span className="font-normal text-ink-3">{column.count}</span>}
        <span className="ml-auto font-normal text-ink-3 text-xs" title={t('board.usual')}>
          {percent(column.stage.winProbability)}
        </span>
      </h2>
      {summed && (
        <>
          <p className="mt-0.5 font-semibold text-lg">
            {figure.value}
            <span className="unit">{figure.unit}</span>
          </p>
          <ColumnBar amount={share(worth.amount)} weighted={share(worth.weighted)} />
          <p className="mt-1.5 text-ink-3 text-xs">
            {t('list.weighted')} {moneyText(worth.weighted, currency)}
          </p>
          <ColumnCurrencies total={worth} />
        </>
      )}
    </header>
  )
}
