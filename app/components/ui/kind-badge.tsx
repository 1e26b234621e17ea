import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** A kind rather than a state: outlined, without a colour. */
export function KindBadge({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-block flex-none whitespace-nowrap rounded-xs px-[5px] font-medium text-ink-2 text-xs leading-[18px] inset-ring inset-ring-line-strong',
        className,
      )}
    >
      {children}
    </span>
  )
}
