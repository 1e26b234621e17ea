import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { cn } from './cn.ts'

export interface TabItem {
  to: string
  label: ReactNode
  count?: number
  current?: boolean
}

/** Views as links: which one is open stands in the URL. */
export function Tabs(props: { label: string; items: TabItem[]; under?: boolean; className?: string }) {
  return (
    <nav
      aria-label={props.label}
      className={cn(
        'flex overflow-x-auto [scrollbar-width:none]',
        props.under ? 'gap-5 border-line border-b' : 'gap-0.5 phone:gap-2',
        props.className,
      )}
    >
      {props.items.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          aria-current={tab.current ? 'page' : undefined}
          preventScrollReset
          className={cn(
            'flex flex-none items-center gap-1.5 whitespace-nowrap font-medium text-ink-2 aria-[current]:text-ink',
            props.under
              ? 'h-9 aria-[current]:shadow-[inset_0_-2px_0_var(--accent-mark)] phone:h-11'
              : 'h-7 rounded-md px-2.5 hover:bg-hover aria-[current]:bg-pressed phone:h-9 phone:bg-sunken phone:px-3 phone:aria-[current]:bg-accent phone:aria-[current]:text-on-accent',
          )}
        >
          {tab.label}
          {tab.count === undefined ? null : (
            <span className={cn('font-normal', !tab.current && 'text-ink-3')}>{tab.count}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
