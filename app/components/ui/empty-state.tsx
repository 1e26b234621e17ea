import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface EmptyStateProps {
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  secondary?: ReactNode
  className?: string
}

/** Nothing yet: says how to start. Nothing found: says which filter. Left-aligned, without a drawing. */
export function EmptyState({ title, children, action, secondary, className }: EmptyStateProps) {
  return (
    <div className={cn('max-w-[400px] py-10 text-left', className)}>
      <h2 className="mb-1 font-semibold text-[16px] leading-6">{title}</h2>
      {children ? <div className="wrap-anywhere mb-4 text-base text-ink-2">{children}</div> : null}
      {action || secondary ? (
        <div className="flex flex-wrap gap-2">
          {action}
          {secondary}
        </div>
      ) : null}
    </div>
  )
}
