import { CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Person } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { KeyFigures } from '#app/components/ui/key-figures.tsx'
import { KindBadge } from '#app/components/ui/kind-badge.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { daysBetween } from '#lib/clock.ts'
import { EndMenu } from './end-menu.tsx'
import { PromoteButton } from './promote-button.tsx'
import type { Opening, RecordData } from './record-data.ts'

type Props = Pick<RecordData, 'opportunity' | 'may' | 'gate'> & { onOpen: (opening: Opening) => void }

/** Name, state, the three figures that matter, and the next action as the one filled button. */
export function RecordHead({ opportunity, may, gate, onOpen }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, money, moneyText, percent, date, moment, today } = useGroup()
  const { amount, currency, budget, expectedSignOn } = opportunity
  const nothing = t('common:none' as never) as string
  const figure = amount ? money(amount, currency) : { value: '–', unit: '' }
  const left = expectedSignOn && opportunity.status === 'open' ? daysBetween(today, expectedSignOn) : null
  const actions = (
    <>
      {may.log && (
        <Button onClick={() => onOpen({ dialog: 'activity', kind: 'visit', purpose: 'relationship' })}>
          {t('record.log')}
        </Button>
      )}
      <EndMenu opportunity={opportunity} may={may} onOpen={onOpen} />
      {may.promote && gate && <PromoteButton opportunityId={opportunity.id} gate={gate} onOpen={onOpen} />}
    </>
  )
  return (
    <header className="page-pad pt-4.5">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-xl">{name(opportunity.name)}</h1>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-ink-3">
            <Link className="link" to={`/customers/${opportunity.customer.id}`}>
              {name(opportunity.customer.name)}
            </Link>
            <span aria-hidden="true">·</span>
            {name(opportunity.type.name)}
            <span aria-hidden="true">·</span>
            {opportunity.number}
            {opportunity.isMajor && <KindBadge>{t('majorLong')}</KindBadge>}
            {opportunity.status !== 'open' && (
              <Badge tone={opportunity.status === 'won' ? 'good' : 'plain'}>{t(`record.${opportunity.status}`)}</Badge>
            )}
          </p>
        </div>
        <div className="flex flex-none gap-2 phone:hidden">{actions}</div>
      </div>
      <div className="mt-3.5">
        <KeyFigures
          figures={[
            {
              label: t('record.amount'),
              value: figure.value,
              unit: figure.unit,
              note: budget ? t('record.budgetNote', { amount: moneyText(budget, currency) }) : undefined,
            },
            { label: t('record.probability'), value: percent(opportunity.winProbability).replace('%', ''), unit: '%' },
            {
              label: t('record.sign'),
              value: expectedSignOn ? date(expectedSignOn) : nothing,
              note: left === null ? undefined : <SignNote left={left} />,
            },
          ]}
          aside={
            <div className="flex h-full flex-col items-end justify-between">
              <Person name={opportunity.owner.name} before={<span className="text-ink-2">{t('record.owner')}</span>} />
              <span className="text-ink-3">{t('record.updated', { when: moment(opportunity.updatedAt) })}</span>
            </div>
          }
        />
      </div>
      <div className="fixed inset-x-0 bottom-0 z-10 flex gap-2.5 border-line border-t bg-surface px-4 pt-2 pb-3 *:min-w-0 *:flex-auto [&>[aria-haspopup=menu]]:flex-none desk:hidden">
        {actions}
      </div>
    </header>
  )
}

/** How far off the signing is; once its day has passed, a signal. */
function SignNote({ left }: { left: number }) {
  const { t } = useTranslation('opportunities')
  if (left === 0) return t('record.signToday')
  if (left > 0) return t('record.inDays', { count: left })
  return (
    <span className="inline-flex items-center gap-1 text-risk-text">
      <CircleAlert aria-hidden className="size-3 stroke-2 text-risk-mark" />
      {t('record.overdue', { count: -left })}
    </span>
  )
}
