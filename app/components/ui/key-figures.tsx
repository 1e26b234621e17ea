import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface KeyFigure {
  label: string
  value: ReactNode
  unit?: ReactNode
  note?: ReactNode
}

/** The three figures that matter, hairlines between them and no boxes; of four, a phone shows two and two. */
export function KeyFigures(props: { figures: KeyFigure[]; aside?: ReactNode; className?: string }) {
  const isTwoByTwo = props.figures.length > 3
  return (
    <div className={cn('flex items-stretch phone:block', props.className)}>
      <dl
        className={cn(
          'flex phone:grid',
          isTwoByTwo
            ? 'phone:grid-cols-2 phone:gap-y-2.5'
            : 'phone:grid-flow-col phone:auto-cols-auto phone:justify-between',
        )}
      >
        {props.figures.map((figure) => (
          <div
            key={figure.label}
            className={cn(
              'flex flex-col border-line border-l px-6 first:border-l-0 first:pl-0 phone:px-3 phone:last:pr-0',
              isTwoByTwo && 'phone:odd:border-l-0 phone:odd:pl-0',
            )}
          >
            <dt className="text-ink-3 text-xs">{figure.label}</dt>
            <dd className="whitespace-nowrap font-semibold text-2xl tracking-[-0.01em] phone:whitespace-normal phone:text-[19px] phone:leading-[26px]">
              {figure.value}
              {figure.unit ? (
                <span className="ml-[3px] font-normal text-ink-3 text-sm tracking-normal phone:text-xs">
                  {figure.unit}
                </span>
              ) : null}
            </dd>
            {figure.note ? <dd className="text-ink-3 text-xs">{figure.note}</dd> : null}
          </div>
        ))}
      </dl>
      {props.aside ? (
        <div className="desk-only ml-auto flex flex-col items-end justify-between text-right">{props.aside}</div>
      ) : null}
    </div>
  )
}
