import type { ReactNode } from 'react'
import { Link } from 'react-router'

export interface SegmentedLinksProps {
  label: string
  items: { to: string; label: ReactNode; icon?: ReactNode; current: boolean }[]
}

/** The same records drawn in another way: which one is open stands in the address. */
export function SegmentedLinks({ label, items }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className="flex flex-none rounded-md bg-sunken p-0.5">
      {items.map((item) => (
        <Link
          key={item.to}
          to={item.to}
          aria-current={item.current ? 'page' : undefined}
          className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[5px] px-2.5 font-medium text-ink-2 hover:text-ink aria-[current]:bg-segment-on aria-[current]:text-ink phone:h-10"
        >
          {item.icon}
          {item.label}
        </Link>
      ))}
    </nav>
  )
}
