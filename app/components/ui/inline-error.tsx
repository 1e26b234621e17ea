import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const tones = {
  risk: { look: 'bg-risk-subtle text-risk-text', Mark: CircleAlert },
  watch: { look: 'bg-watch-subtle text-watch-text', Mark: TriangleAlert },
  info: { look: 'bg-info-subtle text-info-text', Mark: Info },
}

export interface InlineErrorProps {
  tone?: keyof typeof tones
  action?: ReactNode
  className?: string
  children: ReactNode
}

/** What failed, whether anything is lost, and what to press, where it failed. */
export function InlineError({ tone = 'risk', action, className, children }: InlineErrorProps) {
  const { look, Mark } = tones[tone]
  return (
    <div
      role={tone === 'risk' ? 'alert' : 'status'}
      className={cn('flex items-start gap-2.5 rounded-md px-3 py-2.5 text-sm', look, className)}
    >
      <Mark aria-hidden className="mt-0.5" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  )
}
