import { Check, Plane } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalStepView, ApprovalTaskView, ChosenRowView } from '#crm/approvals/approval-views.ts'
import { SaidWord } from './said-word.tsx'
import { StepTerms } from './step-terms.tsx'
import { isOf, WhyLine } from './why-lines.tsx'

interface Props {
  steps: readonly ApprovalStepView[]
  /** each rule is said where its first step stands; left out where that is said elsewhere */
  rows?: readonly ChosenRowView[]
}

type Person = ApprovalStepView['people'][number]

/** The steps below one another, each with its people and how long they have; those who are asked together in one box. */
export function StepList({ steps, rows = [] }: Props) {
  const { t } = useTranslation('approvals')
  return (
    <ol aria-label={t('steps.label')}>
      {steps.map((step, at) => {
        const row = rows.find((one) => isOf(one, step))
        const isFirst = row && steps.findIndex((one) => isOf(row, one)) === at
        return (
          <li
            key={step.key}
            aria-current={step.state === 'running' ? 'step' : undefined}
            className="relative grid grid-cols-[22px_minmax(0,1fr)] gap-x-3 pb-5 last:pb-1"
          >
            {at < steps.length - 1 && (
              <span aria-hidden className="absolute top-[22px] bottom-0 left-2.5 w-0.5 bg-line-strong" />
            )}
            <Place at={at} state={step.state} />
            <Step step={step} why={isFirst && <WhyLine row={row} />} />
          </li>
        )
      })}
    </ol>
  )
}

function Place({ at, state }: { at: number; state: ApprovalStepView['state'] }) {
  const { t } = useTranslation('approvals')
  const passed = state === 'done' || state === 'skipped'
  return (
    <span
      className={cn(
        'z-1 grid size-[22px] place-items-center rounded-sm bg-surface font-semibold text-xs inset-ring inset-ring-line-strong',
        state === 'running' && 'bg-accent text-on-accent inset-ring-0',
        passed && 'text-accent-text inset-ring-accent-line',
      )}
    >
      <span className="sr-only">{t('preview.number', { number: at + 1 })}</span>
      {passed ? <Check aria-hidden className="size-3.5" /> : <span aria-hidden>{at + 1}</span>}
    </span>
  )
}

function Step({ step, why }: { step: ApprovalStepView; why: ReactNode }) {
  const { t } = useTranslation('approvals')
  const { name, percent } = useGroup()
  const tasks = step.tasks.filter(({ state }) => state !== 'dropped' && state !== 'passed-on')
  const many = Math.max(tasks.length, step.people.length) > 1
  const { passes, people } = step
  const standsUp = ({ cause, holder }: ApprovalTaskView) =>
    cause === 'route' && people.some(({ id, why: found }) => id === holder?.id && found === 'stand-up')
  const together =
    typeof passes === 'object' ? t('steps.share', { percent: percent(passes.share * 100) }) : t(`steps.${passes}`)
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-baseline gap-x-2 leading-[22px]">
        <b className="font-semibold">{name(step.name)}</b>
        {many && <span className="text-ink-2">{together}</span>}
        <span className="ml-auto flex-none text-ink-3 text-xs">
          {step.state === 'skipped' ? t('steps.skipped') : t('steps.limit', { count: step.hours })}
        </span>
      </p>
      <ul
        className={cn('mt-1', many && 'rounded-lg border border-line-strong px-3.5 *:border-line *:not-first:border-t')}
      >
        {tasks.length > 0
          ? tasks.map((task) => <TaskLine key={task.number} task={task} standsUp={standsUp(task)} />)
          : step.people.map((person) => <PersonLine key={person.id} person={person} />)}
      </ul>
      <StepTerms step={step} className="mt-1" />
      {why && <div className="mt-1.5">{why}</div>}
    </div>
  )
}

function PersonLine({ person }: { person: Person }) {
  const { t } = useTranslation('approvals')
  const { name, date } = useGroup()
  return (
    <li className="flex gap-2.5 py-2">
      <Avatar name={person.name} size="lg" />
      <div className="min-w-0 flex-1 self-center">
        <b className="font-medium">{name(person.name)}</b>{' '}
        {person.title && <span className="text-ink-3">{name(person.title)}</span>}
        {person.why === 'stand-up' && <p className="text-ink-2">{t('steps.standUp')}</p>}
        {person.away && (
          <p className="flex items-start gap-1.5 text-info-text">
            <Plane aria-hidden className="mt-[3px] size-3.5" />
            {t('away.person', { until: date(person.away.until), name: name(person.away.standIn.name) })}
          </p>
        )}
      </div>
    </li>
  )
}

function TaskLine({ task, standsUp }: { task: ApprovalTaskView; standsUp: boolean }) {
  const { t } = useTranslation('approvals')
  const { name, moment } = useGroup()
  return (
    <li className="flex gap-2.5 py-2">
      {task.holder && <Avatar name={task.holder.name} size="lg" />}
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 self-center">
        <b className="font-medium">{task.holder ? name(task.holder.name) : t('steps.nobody')}</b>
        {task.title && <span className="text-ink-3">{name(task.title)}</span>}
        <span className="ml-auto flex flex-none gap-x-2">
          <SaidWord state={task.state} />
          {task.decidedAt && <span className="text-ink-3">{moment(task.decidedAt)}</span>}
        </span>
        {standsUp && <p className="basis-full text-ink-2">{t('steps.standUp')}</p>}
      </div>
    </li>
  )
}
