import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { cn } from './cn.ts'

const widths = { xs: 'w-16', sm: 'w-24', md: 'w-32', lg: 'w-40', auto: '' }
type Width = keyof typeof widths

/** Rows of 36 under a head that stays. Children are `thead` and `tbody`; the parent scrolls. */
export function Table({ label, className, ...rest }: ComponentProps<'table'> & { label: string }) {
  return <table aria-label={label} className={cn('table', className)} {...rest} />
}

export interface ThProps {
  num?: boolean
  width?: Width
  className?: string
  children?: ReactNode
}

export function Th({ num, width = 'auto', className, children }: ThProps) {
  return (
    <th scope="col" className={cn(num && 'num', widths[width], className)}>
      {children}
    </th>
  )
}

/** A column head that sorts: a link, because the order stands in the URL. */
export function SortHead(props: ThProps & { to: string; direction?: 'asc' | 'desc' | null }) {
  const { num, width = 'auto', to, direction, className, children } = props
  return (
    <th
      scope="col"
      aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined}
      className={cn(num && 'num', widths[width], className)}
    >
      <Link
        to={to}
        preventScrollReset
        className={cn('inline-flex items-center gap-[3px] hover:text-ink', direction && 'text-ink')}
      >
        {children}
        {direction === 'asc' ? <ArrowUp aria-hidden className="size-3" /> : null}
        {direction === 'desc' ? <ArrowDown aria-hidden className="size-3" /> : null}
      </Link>
    </th>
  )
}

export function Tr({ selected, cursor, ...rest }: ComponentProps<'tr'> & { selected?: boolean; cursor?: boolean }) {
  return <tr aria-selected={selected} data-cursor={cursor ? '' : undefined} {...rest} />
}

/** A cell; `first` is the row's own head and holds the `NameLink`. */
export function Td(props: { num?: boolean; first?: boolean; className?: string; children?: ReactNode }) {
  if (props.first) {
    return (
      <td className={cn('text-ink', props.className)}>
        <span className="flex min-w-0 items-center gap-2">{props.children}</span>
      </td>
    )
  }
  return <td className={cn('text-ink-2', props.num && 'num', props.className)}>{props.children}</td>
}

/** The record's name, which opens it. */
export function NameLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className="cut font-medium text-ink hover:underline hover:underline-offset-[3px]">
      {children}
    </Link>
  )
}
