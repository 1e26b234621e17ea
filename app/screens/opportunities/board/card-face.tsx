import { LoaderCircle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { RowSignal, signalOf } from '#app/screens/opportunities/row-signal.tsx'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'

interface Props {
  row: OpportunityRow
  /** the server has not answered yet whether it may move */
  waiting?: boolean
  /** what is operated on the card */
  actions?: ReactNode
}

/** What a card says: name, customer, amount and probability, whose it is, and the signal if there is one. */
export function CardFace({ row, waiting, actions }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, moneyText, percent, today } = useGroup()
  const signal = signalOf(row, today)
  return (
    <>
      <span className="flex items-start gap-1">
        <Link
          to={`/opportunities/${row.id}`}
          draggable={false}
          className="min-w-0 flex-1 text-pretty break-words font-medium hover:underline"
        >
          {name(row.name)}
        </Link>
        {actions}
      </span>
      <span className="cut mt-0.5 block text-ink-3 text-xs">{name(row.customer.name)}</span>
      <span className="mt-1.5 flex items-center gap-1.5">
        <b className="font-semibold">{row.amount === null ? '–' : moneyText(row.amount, row.currency)}</b>
        <span className="text-ink-3">{percent(row.winProbability)}</span>
        <span className="ml-auto">
          <span className="sr-only">{name(row.owner.name)}</span>
          <Avatar name={row.owner.name} size="sm" />
        </span>
      </span>
      {waiting ? (
        <span className="mt-1 flex items-center gap-1.5 text-info-text text-xs">
          <LoaderCircle aria-hidden className="size-3.5 animate-spin" />
          {t('board.waiting')}
        </span>
      ) : (
        signal && (
          <span className="mt-1 block text-xs">
            <RowSignal signal={signal} />
          </span>
        )
      )}
    </>
  )
}
