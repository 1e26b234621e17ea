import { Check, CornerUpLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { TaskState } from '#crm/approvals/approval-request.ts'
import type { ApprovalStepView, ApprovalView } from '#crm/approvals/approval-views.ts'
import { SaidWord } from './said-word.tsx'

/** How a step stands on the rail. */
const onRail = { done: 'done', skipped: 'done', running: 'now', 'to-come': 'todo', ended: 'todo' } as const

/** Nobody waits for what they say, and they have said nothing. */
const gone: readonly TaskState[] = ['dropped', 'passed-on']

/**
 * The way of a request as a crane's beam: who has said what, people who are asked together under one another, the trolley where it
 * stands, and on its ropes why it came there.
 */
export function StepRail({ approval, children }: { approval: ApprovalView; children?: ReactNode }) {
  const { t } = useTranslation('approvals')
  const { name, moment } = useGroup()
  const { steps, submitter, submittedAt, mine, state } = approval
  const hangs = steps.some((step) => step.state === 'running')
  return (
    <div className="rail approval-rail relative">
      <ol aria-label={t('steps.label')}>
        <li data-state="done">
          <div className="beam">{state === 'returned' && <span className="trolley">{t('state.returned')}</span>}</div>
          <Head step={{ name: name(submitter.name) }} mark={state === 'returned' ? 'back' : 'done'} />
          <div className="text-ink-3 text-xs">
            {t('steps.submit')} {moment(submittedAt)}
          </div>
        </li>
        {steps.map((step) => {
          const isMine = step.state === 'running' && mine !== null
          const title = isMine ? t('steps.you', { step: name(step.name) }) : name(step.name)
          return (
            <li
              key={step.key}
              data-state={onRail[step.state]}
              aria-current={step.state === 'running' ? 'step' : undefined}
            >
              <div className="beam">
                {step.state === 'running' && (
                  <span className="trolley max-w-full">
                    <span className="cut">{title}</span>
                  </span>
                )}
              </div>
              {step.state === 'running' && children && <span aria-hidden className="ropes" />}
              {step.state === 'running' ? (
                <People step={step} mine={mine?.task} className="mt-0.5 min-h-9 pl-7" />
              ) : (
                <>
                  <Head step={{ name: title }} mark={step.state === 'done' ? 'done' : null} />
                  <People step={step} />
                </>
              )}
            </li>
          )
        })}
      </ol>
      {children && <div className={hangs ? 'load' : 'border-line border-t'}>{children}</div>}
    </div>
  )
}

function Head({ step, mark }: { step: { name: string }; mark: 'done' | 'back' | null }) {
  const { t } = useTranslation('approvals')
  return (
    <div className="mt-0.5 flex items-center gap-1 font-medium text-ink-2 leading-[18px]">
      {mark === 'done' && <Check aria-hidden className="size-[13px] stroke-[2.25] text-accent-text" />}
      {mark === 'back' && <CornerUpLeft aria-hidden className="size-[13px] text-watch-mark" />}
      <span className="min-w-0 break-words">{step.name}</span>
      {mark === 'done' && <span className="sr-only">{t('steps.done')}</span>}
    </div>
  )
}

/** Who is asked in a step, and what they have said; before it runs, their names. */
function People({ step, mine, className }: { step: ApprovalStepView; mine?: number; className?: string }) {
  const { t } = useTranslation('approvals')
  const { name, moment } = useGroup()
  const tasks = step.tasks.filter(({ state, number }) => !gone.includes(state) && number !== mine)
  if (step.state === 'skipped') return <p className="text-ink-3 text-xs">{t('steps.skipped')}</p>
  if (tasks.length === 0)
    return mine !== undefined ? (
      <div className={className} />
    ) : (
      <div className={cn('text-ink-3 text-xs', className)}>
        {step.people.map((person) => name(person.name)).join(t('steps.and'))}
      </div>
    )
  return (
    <div className={cn('grid gap-0.5 text-xs leading-[18px]', className)}>
      {tasks.map((task) => (
        <p key={task.number} className="flex flex-wrap items-baseline gap-x-1.5">
          <span className="text-ink-2">{task.holder ? name(task.holder.name) : t('steps.nobody')}</span>
          {task.holder && <SaidWord state={task.state} />}
          {task.decidedAt && <span className="text-ink-3">{moment(task.decidedAt)}</span>}
        </p>
      ))}
    </div>
  )
}
