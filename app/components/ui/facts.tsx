import type { ReactNode } from 'react'
import { cn } from './cn.ts'

/** Labels and values in two columns; holds `Fact` and `EditableFact`. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('grid grid-cols-[84px_minmax(0,1fr)] gap-x-2', className)}>{children}</dl>
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt className="min-h-[30px] py-[5px] text-ink-3 leading-5 phone:min-h-11 phone:py-3">{label}</dt>
      <dd className="min-h-[30px] min-w-0 break-words px-1.5 py-[5px] leading-5 phone:min-h-11 phone:py-3">
        {children}
      </dd>
    </>
  )
}
