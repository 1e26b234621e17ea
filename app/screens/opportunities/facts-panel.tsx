import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Fact, Facts } from '#app/components/ui/facts.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { FieldFact } from './field-fact.tsx'
import type { Opening, RecordData } from './record-data.ts'

type Props = Pick<RecordData, 'opportunity' | 'may'> & { onOpen: (opening: Opening) => void }

/** What is known about it, each fact edited where it stands. */
export function FactsPanel({ opportunity, may, onOpen }: Props) {
  const { t } = useTranslation(['opportunities', 'common', 'kit'])
  const { name, exact, date, percent } = useGroup()
  const { currency } = opportunity
  const shown = <T,>(value: T | null, say: (value: T) => string) => (value === null ? undefined : say(value))
  const rivals = opportunity.competitors.map((rival) => name(rival.name)).join(t('timeline.comma'))
  const common = { id: opportunity.id, may: may.edit }
  return (
    <section aria-label={t('record.facts')}>
      <h2 className="flex h-11 items-center font-semibold text-base">{t('record.facts')}</h2>
      <Facts>
        <Fact label={t('record.customer')}>
          <Link className="link" to={`/customers/${opportunity.customer.id}`}>
            {name(opportunity.customer.name)}
          </Link>
        </Fact>
        <Fact label={t('record.org')}>{name(opportunity.org.name)}</Fact>
        <FieldFact
          {...common}
          field="name"
          label={t('record.name')}
          value={opportunity.typed.name}
          display={name(opportunity.name)}
        />
        <FieldFact
          {...common}
          field="product"
          label={t('record.product')}
          value={opportunity.typed.product}
          display={shown(opportunity.product, name)}
        />
        <FieldFact
          {...common}
          field="amount"
          label={t('record.amount')}
          value={opportunity.amount ?? ''}
          display={shown(opportunity.amount, (amount) => exact(amount, currency))}
        />
        <FieldFact
          {...common}
          field="budget"
          label={t('record.budget')}
          value={opportunity.budget ?? ''}
          display={shown(opportunity.budget, (amount) => exact(amount, currency))}
        />
        <FieldFact
          {...common}
          field="winProbability"
          editor="number"
          label={t('record.probability')}
          value={String(opportunity.winProbability)}
          display={percent(opportunity.winProbability)}
        />
        <FieldFact
          {...common}
          field="expectedSignOn"
          editor="date"
          label={t('record.sign')}
          value={opportunity.expectedSignOn ?? ''}
          display={shown(opportunity.expectedSignOn, date)}
        />
        <FieldFact
          {...common}
          field="bidOpensOn"
          editor="date"
          label={t('record.bidOpens')}
          value={opportunity.bidOpensOn ?? ''}
          display={shown(opportunity.bidOpensOn, date)}
        />
        <FieldFact
          {...common}
          field="tenderNumber"
          label={t('record.tender')}
          value={opportunity.tenderNumber ?? ''}
          display={opportunity.tenderNumber ?? undefined}
        />
        <Fact
          label={t('competitors.title')}
          edit={
            may.edit
              ? {
                  name: t('kit:fact.edit', { label: t('competitors.title'), value: rivals || t('competitors.none') }),
                  onOpen: () => onOpen({ dialog: 'competitors' }),
                  empty: !rivals,
                }
              : undefined
          }
        >
          {rivals || <span className="text-ink-3">{t('competitors.none')}</span>}
        </Fact>
      </Facts>
    </section>
  )
}
