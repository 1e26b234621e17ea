import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Opening, RecordData } from './record-data.ts'

type Props = Pick<RecordData, 'opportunity' | 'contracts' | 'parties'> & { onOpen: (opening: Opening) => void }

/** The contracts that came of the opportunity, and the button for one more. */
export function ContractsSection({ opportunity, contracts, parties, onOpen }: Props) {
  const { t } = useTranslation('contracts')
  const { name, money, date } = useGroup()
  const { rows, nextCursor } = contracts
  return (
    <Section
      title={t('title')}
      count={rows.length}
      summary={rows.map((row) => name(row.name)).join(t('comma')) || t('ofOpportunity.none')}
      defaultOpen={rows.length > 0}
      actions={
        parties && (
          <Button size="sm" variant="quiet" icon={<Plus />} onClick={() => onOpen({ dialog: 'contract' })}>
            {t('new.button')}
          </Button>
        )
      }
    >
      {rows.length === 0 && <p className="text-ink-3">{t('ofOpportunity.none')}</p>}
      {rows.map((row) => {
        const figure = money(row.amount, row.currency)
        return (
          <LineItem
            key={row.id}
            kind={t(`category.${row.category}`)}
            end={
              <span className="flex-none text-right font-semibold">
                {figure.value}
                <span className="unit">{figure.unit}</span>
              </span>
            }
          >
            <div className="flex min-w-0 items-baseline gap-2">
              <Link className="cut font-medium hover:underline" to={`/contracts/${row.id}`}>
                {name(row.name)}
              </Link>
              <span className="flex-none text-ink-3">
                {row.signedOn ? date(row.signedOn) : t(`state.${row.state}`)}
              </span>
            </div>
          </LineItem>
        )
      })}
      {nextCursor && (
        <Link className="link" to={`/contracts?opportunity=${opportunity.id}`}>
          {t('ofOpportunity.all')}
        </Link>
      )}
    </Section>
  )
}
