import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** A key as it is written on the keyboard. A phone, which has none, does not show it. */
export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        'inline-grid h-5 min-w-5 flex-none place-items-center rounded-sm border border-line-strong bg-surface px-1 font-medium font-sans text-ink-3 text-xs leading-4 phone:hidden',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
