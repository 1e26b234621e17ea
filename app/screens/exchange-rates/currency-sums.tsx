import { useGroup } from '#app/i18n/use-group.ts'
import type { CurrencyTotal } from '#crm/exchange-rates/in-one-currency.ts'
import { RateParts, WithoutRate } from './rate-parts.tsx'

interface Props {
  totals: readonly CurrencyTotal[]
  /** what stands before the sum, and before the weighted one where there is one */
  words: { total: string; weighted?: string }
}

/**
 * What several records are worth together, in the group's currency: by which day's rates, and on opening, from what. What has
 * no rate stands beside it by itself.
 */
export function CurrencySums({ totals, words }: Props) {
  const { inOne } = useGroup()
  const worth = inOne(totals)
  // Of one currency alone a sum needs no rate.
  const [only] = totals.length === 1 && worth.parts.length === 0 ? totals : []
  if (only) return <Sum {...only} words={words} />
  return (
    <>
      {worth.parts.length > 0 && <Sum {...worth} words={words} />}
      <RateParts total={worth} />
      <WithoutRate totals={worth.apart} />
    </>
  )
}

function Sum({ currency, amount, weighted, words }: CurrencyTotal & Pick<Props, 'words'>) {
  const { moneyText } = useGroup()
  return (
    <span className="flex gap-6">
      <span>
        {words.total} <b className="font-semibold text-ink">{moneyText(amount, currency)}</b>
      </span>
      {words.weighted && weighted !== undefined && (
        <span>
          {words.weighted} <b className="font-semibold text-ink">{moneyText(weighted, currency)}</b>
        </span>
      )}
    </span>
  )
}
