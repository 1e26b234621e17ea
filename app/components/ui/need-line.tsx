import { ArrowRight, Check, ChevronDown, CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { isValidElement, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Avatar } from './avatar.tsx'
import { cn } from './cn.ts'
import type { Name } from './name.ts'

/** The line over what is missing: how much, since when, and on the right what is already met. */
export function NeedHead({ title, note, met }: { title: ReactNode; note?: ReactNode; met?: ReactNode }) {
  return (
    <div className="flex min-h-[38px] flex-wrap items-center gap-x-2">
      <b className="font-semibold">{title}</b>
      {note ? <span className="desk-only text-ink-3">{note}</span> : null}
      {met ? <span className="ml-auto inline-flex items-center gap-1.5 text-good-text">{met}</span> : null}
    </div>
  )
}

export interface NeedLineProps {
  state?: 'missing' | 'met' | 'risk'
  title: ReactNode
  why?: ReactNode
  action?: { label: ReactNode; to: string } | ReactNode
}

function isLink(action: NeedLineProps['action']): action is { label: ReactNode; to: string } {
  return typeof action === 'object' && action !== null && 'to' in action && !isValidElement(action)
}

/** One thing a step needs: the whole line is the link that does it. */
export function NeedLine({ state = 'missing', title, why, action }: NeedLineProps) {
  const { t } = useTranslation('kit')
  const line = cn(
    'flex min-h-[38px] items-center gap-2.5 border-line border-t pr-1 phone:min-h-[52px] phone:py-1.5',
    state === 'met' && 'text-ink-3',
  )
  const Mark = state === 'met' ? Check : state === 'risk' ? CircleAlert : CircleDashed
  const words = (
    <>
      <Mark
        aria-hidden
        className={state === 'met' ? 'text-good-mark' : state === 'risk' ? 'text-risk-mark' : 'text-watch-mark'}
      />
      <span className="min-w-0 phone:flex phone:flex-col phone:leading-5">
        <span className="sr-only">{t(`need.${state}`)}</span>
        <span className={state === 'met' ? undefined : 'font-medium'}>{title}</span>
        {why ? <span className="ml-1.5 text-ink-3 phone:ml-0 phone:text-sm">{why}</span> : null}
      </span>
    </>
  )
  if (isLink(action)) {
    return (
      <Link to={action.to} className={cn(line, 'hover:bg-hover')}>
        {words}
        <span className="ml-auto inline-flex flex-none items-center gap-[3px] whitespace-nowrap font-medium text-accent-text">
          {action.label}
          <ArrowRight aria-hidden className="size-3.5" />
        </span>
      </Link>
    )
  }
  return (
    <div className={line}>
      {words}
      {action ? <span className="ml-auto flex-none">{action}</span> : null}
    </div>
  )
}

export interface RefusalItemProps {
  title: ReactNode
  why?: ReactNode
  help?: { name: Name; text: ReactNode } | ReactNode
  action?: ReactNode
}

function isHelper(help: RefusalItemProps['help']): help is { name: Name; text: ReactNode } {
  return typeof help === 'object' && help !== null && 'name' in help && !isValidElement(help)
}

/** One missing thing in the dialog of a refusal: what, why, who can help, and the button that does it. */
export function RefusalItem({ title, why, help, action }: RefusalItemProps) {
  return (
    <div className="grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-2.5 border-line border-t py-3 phone:grid-cols-[20px_minmax(0,1fr)] phone:gap-y-2">
      <CircleDashed aria-hidden className="mt-[3px] size-[18px] self-start text-watch-mark" />
      <div className="min-w-0">
        <b className="font-semibold text-base phone:text-md phone:leading-[22px]">{title}</b>
        {why ? <p className="text-ink-2 leading-5">{why}</p> : null}
        {isHelper(help) ? (
          <div className="mt-1 flex items-center gap-1.5 text-ink-3">
            <Avatar name={help.name} size="sm" />
            <span>{help.text}</span>
          </div>
        ) : help ? (
          <div className="mt-1 text-ink-3">{help}</div>
        ) : null}
      </div>
      {action ? <div className="flex gap-2 phone:col-start-2 desk:[&>*]:min-w-[104px]">{action}</div> : null}
    </div>
  )
}

export interface HaveListProps {
  title: ReactNode
  items: { label: ReactNode; note?: ReactNode; to?: string; id?: string }[]
}

/** On a phone what is there would stand between the person and what is missing. */
function shutOnPhone(list: HTMLDetailsElement | null): void {
  if (list && matchMedia('(max-width: 760px)').matches) list.open = false
}

/** What is already there, in two columns; shut on a phone until it is asked for. */
export function HaveList({ title, items }: HaveListProps) {
  return (
    <details open ref={shutOnPhone} className="group border-line border-t pt-3">
      <summary className="flex items-center gap-2 pb-1.5 font-semibold phone:min-h-11">
        <CircleCheck aria-hidden className="text-good-mark" />
        {title}
        <ChevronDown aria-hidden className="ml-auto text-ink-3 group-open:rotate-180" />
      </summary>
      <ul className="grid grid-cols-2 gap-x-7 phone:grid-cols-1">
        {items.map((item, at) => (
          <li key={item.id ?? at} className="flex min-h-[30px] items-center gap-2 text-ink-2 phone:min-h-9">
            <Check aria-hidden className="size-3.5 stroke-[2.25] text-good-mark" />
            {item.to ? (
              <Link to={item.to} className="hover:underline">
                {item.label}
              </Link>
            ) : (
              <span>{item.label}</span>
            )}
            {item.note ? <span className="ml-auto text-right text-ink-3 text-xs">{item.note}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
