import { Decimal } from 'decimal.js'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import { RateParts, WithoutRate } from '#app/screens/exchange-rates/rate-parts.tsx'
import { ColumnBar } from '#app/screens/opportunities/board/column-bar.tsx'
import { listAddress } from '#app/screens/opportunities/list-address.ts'
import type { PipelineType } from '#crm/opportunities/get-pipeline.server.ts'
import type { WorkbenchData } from './workbench-data.ts'

/** What is open, by stage: how many, what they are worth, and how much of it counts by its probabilities. */
export function PipelineSection({ pipeline }: Pick<WorkbenchData, 'pipeline'>) {
  const { t } = useTranslation('workbench')
  const { mine, types } = pipeline
  return (
    <section aria-labelledby="pipeline-title" className="pt-6">
      <header className="flex items-baseline gap-2 pb-2">
        <h2 id="pipeline-title" className="font-semibold text-base">
          {t(mine ? 'pipeline.mine' : 'pipeline.all')}
        </h2>
        <Link className="link ml-auto" to={`/opportunities/board${mine ? '?mine=1' : ''}`}>
          {t('pipeline.board')}
        </Link>
      </header>
      {types === null && <p className="text-ink-3">{t('pipeline.tooMany')}</p>}
      {types?.length === 0 && <p className="text-ink-3">{t('pipeline.none')}</p>}
      {types?.map((type) => (
        <TypeStages key={type.id} type={type} mine={mine} named={types.length > 1} />
      ))}
    </section>
  )
}

/** One way of selling, in the group's currency; what of it is in others, and what has no rate, stands below in words. */
function TypeStages({ type, mine, named }: { type: PipelineType; mine: boolean; named: boolean }) {
  const { t } = useTranslation('workbench')
  const group = useGroup()
  const { name, moneyText, inOne } = group
  const { currency } = group
  const worth = inOne(type.totals)
  const own = worth.parts.length > 0 ? worth : null
  const amounts = type.stages.map(({ totals }) => (totals.length > 0 ? inOne(totals) : undefined))
  const largest = Decimal.max(1, ...amounts.map((total) => total?.amount ?? 0))
  const share = (amount = '0') => new Decimal(amount).dividedBy(largest).times(100).toNumber()
  return (
    <div className="pb-3">
      <p className="flex flex-wrap gap-x-3 text-ink-3">
        {named && <span className="font-medium text-ink">{name(type.name)}</span>}
        <span>
          {[t('pipeline.count', { count: type.count }), own && moneyText(own.amount, currency)]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {own && <span>{t('pipeline.weighted', { amount: moneyText(own.weighted, currency) })}</span>}
      </p>
      <ul className="pt-1">
        {type.stages.map((stage, at) => (
          <li key={stage.id}>
            <Link
              className="grid min-h-7 grid-cols-[6.5rem_minmax(0,1fr)_6rem] items-center gap-3 hover:bg-hover phone:min-h-11"
              to={listAddress({ ...(mine ? { mine: '1' } : {}), status: 'open' }, { type: type.id, stage: stage.id })}
            >
              <span className="cut">
                {name(stage.name)} <span className="text-ink-3">{stage.count}</span>
              </span>
              <ColumnBar amount={share(amounts[at]?.amount)} weighted={share(amounts[at]?.weighted)} />
              <b className="text-right font-semibold">{amounts[at] ? moneyText(amounts[at].amount, currency) : '–'}</b>
            </Link>
          </li>
        ))}
      </ul>
      <div className="text-ink-3 text-xs">
        <RateParts total={worth} />
        <WithoutRate totals={worth.apart} />
      </div>
    </div>
  )
}
