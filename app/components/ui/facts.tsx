import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { FactButton } from './fact-button.tsx'

const labelClass = 'min-h-[30px] py-[5px] text-ink-3 leading-5 phone:min-h-11 phone:py-3'

/** Labels and values in two columns; holds `Fact` and `EditableFact`. */
export function Facts({ className, children }: { className?: string; children: ReactNode }) {
  return <dl className={cn('grid grid-cols-[84px_minmax(0,1fr)] gap-x-2', className)}>{children}</dl>
}

interface FactProps {
  label: ReactNode
  /** the fact opens a dialog: what the button is called, and what it does */
  edit?: { name: string; onOpen: () => void; empty?: boolean }
  children: ReactNode
}

export function Fact({ label, edit, children }: FactProps) {
  if (edit) {
    return (
      <>
        <dt className={labelClass}>{label}</dt>
        <dd className="min-w-0">
          <FactButton aria-label={edit.name} empty={edit.empty} onClick={edit.onOpen}>
            {children}
          </FactButton>
        </dd>
      </>
    )
  }
  return (
    <>
      <dt className={labelClass}>{label}</dt>
      <dd className="min-h-[30px] min-w-0 break-words px-1.5 py-[5px] leading-5 phone:min-h-11 phone:py-3">
        {children}
      </dd>
    </>
  )
}
