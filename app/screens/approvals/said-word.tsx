import { Check, CircleDashed, CircleX, Clock, CornerUpLeft, Forward, Minus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import type { TaskState } from '#crm/approvals/approval-request.ts'

const looks = {
  approved: { Mark: Check, tone: 'text-good-text' },
  rejected: { Mark: CircleX, tone: 'text-risk-text' },
  'sent-back': { Mark: CornerUpLeft, tone: 'text-watch-text' },
  open: { Mark: CircleDashed, tone: 'text-info-text' },
  waiting: { Mark: Clock, tone: 'text-ink-3' },
  'passed-on': { Mark: Forward, tone: 'text-ink-3' },
  dropped: { Mark: Minus, tone: 'text-ink-3' },
} as const satisfies Record<TaskState, { Mark: typeof Check; tone: string }>

/** What somebody has said, or that they have not. */
export function SaidWord({ state, className }: { state: TaskState; className?: string }) {
  const { t } = useTranslation('approvals')
  const { Mark, tone } = looks[state]
  return (
    <span className={cn('inline-flex flex-none items-baseline gap-1 whitespace-nowrap', tone, className)}>
      <Mark aria-hidden className="size-3.5 self-center" />
      {t(`said.${state}`)}
    </span>
  )
}
