import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFetcher, useNavigate } from 'react-router'
import { usePageActions } from '#app/components/shell/page-actions.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { type KeyFigure, KeyFigures } from '#app/components/ui/key-figures.tsx'
import { KindBadge } from '#app/components/ui/kind-badge.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Sums } from '#crm/customers/get-customer-business.server.ts'
import { useFormWords } from './form-words.ts'
import type { RecordData } from './record-data.ts'

/** Name, what it is and where, the figures there is data for, and the next action as the one filled button. */
export function RecordHead({ customer, may, business, ownCompanies }: RecordData) {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const opening = useFetcher<unknown>()
  const { failure } = useFormWords(opening.data)
  const grades = customer.relationships.flatMap(({ grade }) => (grade ? [grade] : []))
  const [best] = grades.sort()
  const navigate = useNavigate()
  usePageActions(
    may.openOpportunity
      ? [
          {
            id: 'open-opportunity',
            label: t('record.openOpportunity'),
            icon: <Plus aria-hidden />,
            run: () => navigate(`/opportunities/new?customer=${customer.id}`),
          },
        ]
      : [],
  )
  const actions = (
    <>
      {may.openFor.map((orgId, index) => {
        const company = ownCompanies.find(({ id }) => id === orgId)
        const called = company && may.openFor.length > 1 ? name(company.name) : ''
        return (
          <GuardedForm
            fetcher={opening}
            key={orgId}
            method="post"
            action={`/customers/${customer.id}/open-relationship`}
          >
            <input type="hidden" name="orgId" value={orgId} />
            <Button type="submit" block variant={index === 0 ? 'primary' : 'second'} busy={opening.state !== 'idle'}>
              {called ? t('record.openFor', { company: called }) : t('record.open')}
            </Button>
          </GuardedForm>
        )
      })}
      {may.openOpportunity ? (
        <ButtonLink
          to={`/opportunities/new?customer=${customer.id}`}
          variant={may.openFor.length > 0 ? 'second' : 'primary'}
        >
          {t('record.openOpportunity')}
        </ButtonLink>
      ) : null}
    </>
  )
  return (
    <header className="page-pad pt-4.5">
      <div className="flex items-start gap-4">
        <div className="min-w-0 flex-1">
          <h1 className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold text-xl">
            <span className="min-w-0 break-words">{name(customer.name)}</span>
            {best ? <KindBadge>{t('graded', { grade: best })}</KindBadge> : null}
          </h1>
          <p className="mt-0.5 flex flex-wrap gap-x-2 gap-y-0.5 text-ink-3">
            {[
              t(`industry.${customer.industry}`),
              customer.city
                ? `${t(`region.${customer.region}`)} ${name(customer.city)}`
                : t(`region.${customer.region}`),
              customer.creditCode,
              t('keptBy', { keeper: name(customer.keeper.name) }),
            ]
              .filter(Boolean)
              .map((words, index, all) => (
                <span key={words}>
                  {words}
                  {index < all.length - 1 ? (
                    <span aria-hidden className="ml-2">
                      {'·'}
                    </span>
                  ) : null}
                </span>
              ))}
          </p>
        </div>
        <div className="flex flex-none gap-2 phone:hidden">{actions}</div>
      </div>
      {failure ? <InlineError className="mt-3">{failure}</InlineError> : null}
      <div className="mt-3.5 phone:overflow-x-auto">
        <CustomerFigures customer={customer} business={business} />
      </div>
      {may.openFor.length > 0 || may.openOpportunity ? (
        <div className="fixed inset-x-0 bottom-0 z-10 flex gap-2.5 border-line border-t bg-surface px-4 pt-2 pb-3 *:min-w-0 *:flex-auto desk:hidden">
          {actions}
        </div>
      ) : null}
    </header>
  )
}

function CustomerFigures({ customer, business }: Pick<RecordData, 'customer' | 'business'>) {
  const { t } = useTranslation('customers')
  const { money, moneyText, date, day, inOne } = useGroup()
  /** In the group's currency large; below, what has no rate. Of one currency alone a sum needs none. */
  const sum = ({ count, totals }: Sums, label: string, weighted: boolean): KeyFigure => {
    const worth = inOne(totals)
    const main = worth.parts.length > 0 ? worth : totals[0]
    if (!main) {
      const note = count > 0 ? t('figure.withoutAmount') : undefined
      return { label, value: count, unit: t('figure.pieces', { count }), note }
    }
    const notes = [
      t('figure.count', { count }),
      weighted ? t('figure.weighted', { amount: moneyText(main.weighted, main.currency) }) : null,
      worth.rateDays ? t('figure.rates', { day: date(worth.rateDays.to) }) : null,
      ...worth.apart
        .filter((total) => total !== main)
        .map((total) => t('figure.also', { amount: moneyText(total.amount, total.currency) })),
    ]
    return { label, ...money(main.amount, main.currency), note: notes.filter(Boolean).join(t('comma')) }
  }
  // A colleague's visit is not always seen, the day of the company's last one is.
  const last = [business.lastActivityOn, ...customer.relationships.map((one) => one.lastActivityOn)]
    .filter((on) => on !== null)
    .sort()
    .at(-1)
  return (
    <KeyFigures
      figures={[
        sum(business.open, t('figure.open'), true),
        sum(business.won, t('figure.won'), false),
        {
          label: t('figure.visits'),
          value: business.visitsThisYear,
          unit: t('figure.times', { count: business.visitsThisYear }),
          note: last ? t('figure.last', { when: day(last) }) : t('never'),
        },
      ]}
    />
  )
}
