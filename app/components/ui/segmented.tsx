import type { ReactNode } from 'react'
import { Link } from 'react-router'

const frame = 'inline-flex h-8 gap-px rounded-md bg-pressed p-0.5 phone:h-11'
const part =
  'flex items-center gap-1.5 whitespace-nowrap rounded-[4px] px-2.5 font-medium text-ink-2 aria-[current]:bg-segment-on aria-[current]:text-ink aria-[current]:shadow-line aria-pressed:bg-segment-on aria-pressed:text-ink aria-pressed:shadow-line'

export interface SegmentedProps<Value extends string> {
  label: string
  items: { value: Value; label: ReactNode; icon?: ReactNode }[]
  value: Value
  onChange: (value: Value) => void
}

/** A choice of two to four that takes effect at once. */
export function Segmented<Value extends string>({ label, items, value, onChange }: SegmentedProps<Value>) {
  return (
    <div role="toolbar" aria-label={label} className={frame}>
      {items.map((one) => (
        <button
          key={one.value}
          type="button"
          aria-pressed={one.value === value}
          className={part}
          onClick={() => onChange(one.value)}
        >
          {one.icon}
          {one.label}
        </button>
      ))}
    </div>
  )
}

export interface SegmentedLinksProps {
  label: string
  items: { to: string; label: ReactNode; icon?: ReactNode; current?: boolean }[]
}

/** The same for ways of seeing one page: links, the URL holds the choice. */
export function SegmentedLinks({ label, items }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className={frame}>
      {items.map((one) => (
        <Link key={one.to} to={one.to} aria-current={one.current ? 'page' : undefined} className={part}>
          {one.icon}
          {one.label}
        </Link>
      ))}
    </nav>
  )
}
