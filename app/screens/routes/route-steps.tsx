import { ArrowRight } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RouteStepView } from '#crm/approvals/route-views.ts'
import { useRouteWords } from './use-route-words.ts'

/** The way of a row: those who are asked together in one box, arrows from step to step. */
export function RouteSteps({ steps, label }: { steps: readonly RouteStepView[]; label: string }) {
  const { t } = useTranslation('routes')
  return (
    <ol aria-label={label} className="flex flex-wrap items-start gap-x-1.5 gap-y-2 phone:flex-col">
      {steps.map((step, at) => (
        <li key={step.key} className="flex min-w-0 items-start gap-1.5 phone:w-full">
          {at > 0 && <ArrowRight aria-label={t('then')} className="mt-2 size-3.5 flex-none text-ink-3" />}
          <Step step={step} />
        </li>
      ))}
    </ol>
  )
}

function Step({ step }: { step: RouteStepView }) {
  const { t } = useTranslation('routes')
  const { name } = useGroup()
  const words = useRouteWords()
  const { asks, passes, hours, escalateTo } = step
  const agreed = words.passes(passes, asks.length)
  const time = words.time(hours, escalateTo && words.roleAt(escalateTo))
  return (
    <div className="min-w-0" title={name(step.name)}>
      <ul
        aria-label={asks.length > 1 ? t('together') : undefined}
        className="inline-flex max-w-full flex-wrap rounded-md border border-line-strong bg-surface"
      >
        {asks.map((ask, at) => (
          <Fragment key={JSON.stringify(ask)}>
            <li className={`px-2 py-0.5 ${at > 0 ? 'border-line border-l' : ''}`}>{words.ask(ask)}</li>
          </Fragment>
        ))}
      </ul>
      <p className="mt-0.5 text-ink-3 text-xs">{[agreed, time].filter(Boolean).join(' · ')}</p>
    </div>
  )
}
