import { Check, X } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from './cn.ts'

/** A filter that reads as a sentence: plain words carry slots, a slot is a value. */
export function Sentence({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div
      className={cn('sentence phone:overflow-x-auto phone:whitespace-nowrap phone:[scrollbar-width:none]', className)}
    >
      {children}
    </div>
  )
}

export interface SlotProps {
  /** What the slot chooses, for a screen reader: the words around it do not belong to the button. */
  label: string
  value: ReactNode
  /** False: no condition is set, the slot only offers one. */
  active?: boolean
  onClear?: () => void
  clearTo?: string
  children: (close: () => void) => ReactNode
}

export function Slot({ label, value, active = true, onClear, clearTo, children }: SlotProps) {
  const { t } = useTranslation('kit')
  const [open, setOpen] = useState(false)
  const clear = 'grid h-full w-6 place-items-center rounded-sm opacity-70 hover:opacity-100'
  const clearable = active && Boolean(onClear || clearTo)
  return (
    <span className="slot" data-idle={active ? undefined : ''}>
      <Popover.Root open={open} onOpenChange={setOpen}>
        <Popover.Trigger className={cn('h-full rounded-sm pl-2 font-[inherit]', clearable ? 'pr-0.5' : 'pr-2')}>
          <span className="sr-only">{t('slot.label', { label })}</span>
          {value}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={label}
            className="float-in z-40 max-h-[min(420px,70dvh)] min-w-52 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg bg-raised p-1 text-ink text-sm shadow-float"
          >
            {children(() => setOpen(false))}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {clearable && clearTo ? (
        <Link to={clearTo} aria-label={t('slot.clear', { label })} title={t('slot.clear', { label })} className={clear}>
          <X aria-hidden className="size-3" />
        </Link>
      ) : clearable ? (
        <button
          type="button"
          aria-label={t('slot.clear', { label })}
          title={t('slot.clear', { label })}
          className={clear}
          onClick={onClear}
        >
          <X aria-hidden className="size-3" />
        </button>
      ) : null}
    </span>
  )
}

/** One value in a slot's list: a link, because filters stand in the URL. */
export function SlotOption(props: { to: string; current?: boolean; onPick?: () => void; children: ReactNode }) {
  return (
    <Link
      to={props.to}
      onClick={props.onPick}
      aria-current={props.current ? 'true' : undefined}
      className="flex min-h-8 items-center gap-2 rounded-md px-2 hover:bg-hover phone:min-h-11 phone:text-base"
    >
      <span className="min-w-0 flex-1">{props.children}</span>
      {props.current ? <Check aria-hidden className="text-accent-text" /> : null}
    </Link>
  )
}
