import { Circle } from 'lucide-react'
import type { ReactNode } from 'react'

export interface TimelineItem {
  id: string
  icon?: ReactNode
  /** A sentence: who did what. */
  children: ReactNode
  when: ReactNode
  note?: ReactNode
}

export function Timeline({ items }: { items: TimelineItem[] }) {
  return (
    <ol className="timeline pt-1">
      {items.map((item) => (
        <li key={item.id}>
          <span
            aria-hidden
            className="absolute top-0.5 left-0 grid size-[17px] place-items-center bg-surface text-ink-3 [&_svg]:size-3.5"
          >
            {item.icon ?? <Circle />}
          </span>
          {item.children}
          <span className="ml-2 whitespace-nowrap text-ink-3 text-xs">{item.when}</span>
          {item.note ? (
            <div className="mt-1 whitespace-pre-line break-words border-line-strong border-l-2 py-0.5 pl-3 text-base text-ink-2">
              {item.note}
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
