import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from './cn.ts'

export interface StageStep {
  id: string
  name: string
  state: 'done' | 'now' | 'todo'
  enteredOn?: ReactNode
  /** Days spent in the stage. */
  days?: number
  /** Days such a stage usually takes. */
  expectedDays?: number
  to?: string
}

export interface StageRailProps {
  label: string
  steps: StageStep[]
  className?: string
  children?: ReactNode
}

const VISIBLE = 9

/**
 * The stage path as a crane: a measured beam, the trolley at the current stage, and on two ropes what is still missing.
 * On a phone only the trolley keeps its name; more than nine stages scroll with the current one in view.
 */
export function StageRail({ label, steps, className, children }: StageRailProps) {
  const current = useRef<HTMLLIElement>(null)
  const long = steps.length > VISIBLE
  useEffect(() => {
    const item = current.current
    const path = item?.parentElement
    if (long && item && path) path.scrollLeft = item.offsetLeft - path.clientWidth / 2
  }, [long])

  return (
    <div className={cn('rail relative', className)}>
      <ol aria-label={label} className={long ? 'rail-long' : undefined}>
        {steps.map((step) => (
          <li
            key={step.id}
            ref={step.state === 'now' ? current : undefined}
            data-state={step.state}
            aria-current={step.state === 'now' ? 'step' : undefined}
          >
            <div className="beam">{step.state === 'now' ? <span className="trolley">{step.name}</span> : null}</div>
            {step.state === 'now' && children ? <span aria-hidden className="ropes" /> : null}
            {step.state === 'now' ? (
              <div aria-hidden className="desk-only mt-0.5 h-[34px]" />
            ) : (
              <StepWords step={step} />
            )}
          </li>
        ))}
      </ol>
      {children ? <div className="load">{children}</div> : null}
    </div>
  )
}

function StepWords({ step }: { step: StageStep }) {
  const { t } = useTranslation('kit')
  const done = step.state === 'done'
  return (
    <div className="phone:sr-only">
      <div
        className={cn('mt-0.5 flex items-center gap-1 font-medium leading-[18px]', done ? 'text-ink-2' : 'text-ink-3')}
      >
        {done ? <Check aria-hidden className="size-[13px] stroke-[2.25] text-accent-text" /> : null}
        {step.to ? (
          <Link to={step.to} className="hover:underline">
            {step.name}
          </Link>
        ) : (
          step.name
        )}
        <span className="sr-only">{t(done ? 'rail.done' : 'rail.todo')}</span>
      </div>
      <div className="text-ink-3 text-xs">
        {done ? step.enteredOn : null}
        {done && step.days !== undefined ? (
          <>
            {step.enteredOn ? <span aria-hidden>{' · '}</span> : null}
            {t('rail.days', { count: step.days })}
          </>
        ) : null}
        {!done && step.expectedDays !== undefined ? t('rail.expected', { count: step.expectedDays }) : null}
      </div>
    </div>
  )
}
