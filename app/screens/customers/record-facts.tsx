import { useTranslation } from 'react-i18next'
import { Fact, Facts } from '#app/components/ui/facts.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { industries, regions } from '#crm/customers/customer.schema.ts'
import { EditableField } from './editable-field.tsx'
import type { RecordData } from './record-data.ts'

/** The master record, which its keeper edits in place; everybody else is told whom to ask. */
export function RecordFacts({ customer, may }: RecordData) {
  const { t } = useTranslation('customers')
  const { name, date } = useGroup()
  const { keeper, typed } = customer
  const common = { action: `/customers/${customer.id}/change`, editable: may.edit }
  return (
    <section aria-labelledby="customer-facts">
      <h2 id="customer-facts" className="flex min-h-11 items-center font-semibold text-base">
        {t('facts.title')}
      </h2>
      <Facts>
        <EditableField {...common} field="name" label={t('field.name')} value={typed.name} />
        <EditableField {...common} field="nameLatin" label={t('field.nameLatin')} value={typed.nameLatin} />
        <EditableField {...common} field="creditCode" label={t('field.creditCode')} value={customer.creditCode ?? ''} />
        <EditableField
          {...common}
          field="industry"
          label={t('field.industry')}
          value={customer.industry}
          options={industries.map((value) => ({ value, label: t(`industry.${value}`) }))}
        />
        <EditableField
          {...common}
          field="region"
          label={t('field.region')}
          value={customer.region}
          options={regions.map((value) => ({ value, label: t(`region.${value}`) }))}
        />
        <EditableField
          {...common}
          field="city"
          label={t('field.city')}
          value={typed.city}
          display={customer.city ? name(customer.city) : undefined}
        />
        <Fact label={t('field.keeper')}>
          {name(keeper.name)}
          {keeper.ask && !may.edit ? (
            <p className="text-ink-3 text-xs">
              <a className="link" href={`mailto:${keeper.ask.email}`}>
                {t('facts.ask', { name: name(keeper.ask.name) })}
              </a>
            </p>
          ) : null}
        </Fact>
        <Fact label={t('field.since')}>
          <time dateTime={customer.since}>{date(customer.since)}</time>
        </Fact>
      </Facts>
    </section>
  )
}
