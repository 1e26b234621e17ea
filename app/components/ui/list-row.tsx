import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cn } from './cn.ts'

/** A list on a phone: two lines of a record in 63 px. */
export function ListRows(props: { label: string; className?: string; children: ReactNode }) {
  return (
    <ul aria-label={props.label} className={cn('phone-only', props.className)}>
      {props.children}
    </ul>
  )
}

export interface ListRowProps {
  to: string
  title: ReactNode
  end?: ReactNode
  second?: ReactNode
  secondEnd?: ReactNode
}

export function ListRow({ to, title, end, second, secondEnd }: ListRowProps) {
  return (
    <li>
      <Link
        to={to}
        className="grid min-h-[63px] grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-line border-b px-4 pt-2.5 pb-[9px] active:bg-hover"
      >
        <span className="flex min-w-0 items-center gap-1.5 font-medium text-md leading-[22px]">{title}</span>
        <span className="whitespace-nowrap text-right font-semibold text-md leading-[22px]">{end}</span>
        <span className="flex min-w-0 items-center gap-1.5 overflow-hidden whitespace-nowrap text-ink-3 text-sm">
          {second}
        </span>
        <span className="whitespace-nowrap text-right text-ink-3 text-sm">{secondEnd}</span>
      </Link>
    </li>
  )
}
