import { Decimal } from 'decimal.js'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import { ColumnBar } from './column-bar.tsx'

interface Props {
  column: BoardColumn
  summed: boolean
  /** the largest amount of a column in the group's currency, as the measure of the bars; null when there is none */
  largest: string | null
}

/** A stage, how many stand in it, and what they are worth: each currency by itself, the group's own first. */
export function ColumnHead({ column, summed, largest }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, money, moneyText, percent, currency } = useGroup()
  const own = column.totals.find((total) => total.currency === currency)
  const others = column.totals.filter((total) => total.currency !== currency)
  const figure = money(own?.amount ?? '0', currency)
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
          <ColumnBar amount={share(own?.amount ?? '0')} weighted={share(own?.weighted ?? '0')} />
          <p className="mt-1.5 text-ink-3 text-xs">
            {t('list.weighted')} {moneyText(own?.weighted ?? '0', currency)}
          </p>
          {others.map((total) => (
            <p key={total.currency} className="text-ink-2 text-xs">
              {t('board.also', {
                amount: moneyText(total.amount, total.currency),
                weighted: moneyText(total.weighted, total.currency),
              })}
            </p>
          ))}
        </>
      )}
    </header>
  )
}
