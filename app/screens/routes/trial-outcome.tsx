import { CircleAlert, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RouteFault } from '#crm/approvals/approval-route.ts'
import type { RouteTrial, TriedStep } from '#crm/approvals/route-views.ts'
import { useRouteWords } from './use-route-words.ts'

/** What a trial comes to: who would be asked, or why nothing could be submitted. */
export function TrialOutcome({ outcome }: { outcome: RouteTrial['outcome'] }) {
  const { t } = useTranslation('routes')
  if (outcome.kind === 'by-costs') {
    return (
      <p className="mt-3 flex items-start gap-2 border-line border-t pt-3 text-ink-2">
        <Lock aria-hidden className="mt-1 size-3.5 flex-none text-ink-3" />
        {t('try.byCosts')}
      </p>
    )
  }
  if (outcome.kind === 'fault') return <Fault fault={outcome.fault} />
  return (
    <section aria-labelledby="trial-asked" className="mt-3 border-line border-t pt-3">
      <h3 id="trial-asked" className="mb-1 font-semibold">
        {t('try.asked')}
      </h3>
      <ol>
        {outcome.steps.map((step, at) => (
          <AskedStep key={step.key} step={step} number={at + 1} />
        ))}
      </ol>
    </section>
  )
}

function AskedStep({ step, number }: { step: TriedStep; number: number }) {
  const { t } = useTranslation('routes')
  const { name } = useGroup()
  const words = useRouteWords()
  const { people, passes, hours, escalateTo } = step
  const agreed = words.passes(passes, people.length)
  const time = words.time(hours, escalateTo && name(escalateTo.name))
  return (
    <li className="flex gap-2 py-1.5">
      <span className="w-4 flex-none text-right text-ink-3">{number}</span>
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{name(step.name)}</span>{' '}
          <span className="text-ink-3 text-xs">{[agreed, time].filter(Boolean).join(' · ')}</span>
        </p>
        <ul className="text-ink-2">
          {people.map((person) => (
            <li key={person.id}>
              {name(person.name)}
              {person.title && <span className="ml-1.5 text-ink-3">{name(person.title)}</span>}
              {person.why === 'stand-up' && <span className="block text-watch-text text-xs">{t('try.standUp')}</span>}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

function Fault({ fault }: { fault: RouteFault }) {
  const { t } = useTranslation('routes')
  const { name } = useGroup()
  const words = useRouteWords()
  const said =
    fault.kind === 'no-row'
      ? t(`try.noRow.${fault.level}`)
      : t('try.nobody', {
          step: name(fault.step),
          who: fault.role && fault.at ? words.roleAt({ role: fault.role, at: fault.at }) : t('try.nobodyNamed'),
        })
  return (
    <p className="mt-3 flex items-start gap-2 border-line border-t pt-3 text-risk-text">
      <CircleAlert aria-hidden className="mt-1 size-3.5 flex-none text-risk-mark" />
      {said}
    </p>
  )
}
