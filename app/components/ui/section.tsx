import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface SectionProps {
  title: ReactNode
  count?: ReactNode
  summary?: ReactNode
  actions?: ReactNode
  defaultOpen?: boolean
  fixed?: boolean
  id?: string
  className?: string
  children?: ReactNode
}

const head = 'flex min-h-11 items-center gap-2 phone:min-h-[50px]'

/** A part of a record. Shut, it says its content in one line; actions stand outside of the part that opens and shuts it. */
export function Section(props: SectionProps) {
  const title = (
    <>
      <h2 className="flex-none font-semibold text-base phone:text-md">{props.title}</h2>
      {props.count === undefined ? null : <span className="flex-none text-ink-3">{props.count}</span>}
    </>
  )
  const actions = props.actions ? (
    <div className="absolute top-px right-0 flex h-[42px] items-center gap-1 bg-surface pl-2 phone:h-12">
      {props.actions}
    </div>
  ) : null
  return (
    <section id={props.id} className={cn('section relative border-line border-t first:border-t-0', props.className)}>
      {props.fixed ? (
        <>
          <div className={head}>{title}</div>
          {actions}
          <div className="pb-3">{props.children}</div>
        </>
      ) : (
        <>
          <details open={props.defaultOpen}>
            <summary className={head}>
              <ChevronRight aria-hidden className="section-mark size-3.5 text-ink-2" />
              {title}
              {props.summary ? (
                <span className="section-summary cut flex-1 pl-1 text-ink-3">{props.summary}</span>
              ) : null}
            </summary>
            <div className="pb-3">{props.children}</div>
          </details>
          {actions}
        </>
      )}
    </section>
  )
}

export interface LineItemProps {
  when?: ReactNode
  kind?: ReactNode
  end?: ReactNode
  className?: string
  children: ReactNode
}

/** One line in a section: when, of what kind, what, by whom. */
export function LineItem({ when, kind, end, className, children }: LineItemProps) {
  return (
    <div
      className={cn(
        'flex min-h-9 items-center gap-2.5 border-line border-t first:border-t-0 phone:min-h-12 phone:py-1.5',
        className,
      )}
    >
      {when ? <span className="w-[88px] flex-none text-ink-3 phone:w-16">{when}</span> : null}
      {kind ? (
        <span className="desk-only w-[88px] flex-none text-ink-2 [&_svg]:size-3.5 [&_svg]:text-ink-3">
          <span className="flex items-center gap-1.5">{kind}</span>
        </span>
      ) : null}
      <div className="min-w-0 flex-1">{children}</div>
      {end}
    </div>
  )
}
