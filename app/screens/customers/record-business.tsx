import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Gauge } from '#app/components/ui/gauge.tsx'
import { KindBadge } from '#app/components/ui/kind-badge.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RecordData } from './record-data.ts'

/** The opportunities with this customer that the person sees; the rest stand in the list. */
export function RecordOpportunities({ customer, business }: RecordData) {
  const { t } = useTranslation('customers')
  const { name, money } = useGroup()
  const { opportunities, opportunityCount } = business
  return (
    <Section title={t('opportunities.title')} count={opportunityCount} fixed className="border-t-0">
      {opportunities.length === 0 ? <p className="text-ink-3">{t('opportunities.none')}</p> : null}
      {opportunities.map((line) => {
        const figure = line.amount ? money(line.amount, line.currency) : null
        return (
          <LineItem
            key={line.id}
            end={
              <span className="w-24 flex-none text-right font-semibold">
                {figure?.value}
                <span className="unit">{figure?.unit}</span>
              </span>
            }
          >
            <div className="flex min-w-0 items-center gap-3">
              <span className="flex min-w-0 flex-1 items-center gap-2">
                <Link className="cut font-medium hover:underline" to={`/opportunities/${line.id}`}>
                  {name(line.name)}
                </Link>
                {line.isMajor ? <KindBadge>{t('opportunities.major')}</KindBadge> : null}
              </span>
              {line.status === 'open' ? (
                <span className="flex flex-none items-center gap-2 text-ink-2 desk:w-36">
                  <Gauge at={line.stage.at - 1} of={line.stage.of} label={name(line.stage.name)} />
                  <span className="phone:hidden">{name(line.stage.name)}</span>
                </span>
              ) : (
                <span className="flex-none desk:w-36">
                  <Badge tone={line.status === 'won' ? 'good' : 'plain'}>{t(`opportunities.${line.status}`)}</Badge>
                </span>
              )}
            </div>
          </LineItem>
        )
      })}
      {opportunityCount > opportunities.length ? (
        <Link className="link" to={`/opportunities?customer=${customer.id}&status=all`}>
          {t('opportunities.all', { count: opportunityCount })}
        </Link>
      ) : null}
    </Section>
  )
}
