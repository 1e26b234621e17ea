import { type KeyboardEvent, useEffect, useRef } from 'react'
import { cn } from './cn.ts'
import type { ComboboxOption } from './use-options.ts'

interface Props {
  id: string
  label: string
  hidden: boolean
  options: readonly ComboboxOption[]
  /** place of the one that Enter takes */
  at: number
  /** what the field holds already */
  value?: string | null
  className?: string
  onPick: (option: ComboboxOption) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** The id of an option of a list, for the field's `aria-activedescendant`. */
export const optionId = (listId: string, at: number) => `${listId}-${at}`

/** What a field offers while one types. The field keeps the focus: it moves through the options and takes one. */
export function OptionList({ id, label, hidden, options, at, value, className, onPick, onKeyDown }: Props) {
  const active = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!hidden && at >= 0) active.current?.scrollIntoView({ block: 'nearest' })
  }, [hidden, at])
  return (
    <div
      id={id}
      role="listbox"
      aria-label={label}
      hidden={hidden}
      className={cn('max-h-60 overflow-y-auto rounded-lg bg-raised p-1 shadow-float', className)}
    >
      {options.map((option, index) => (
        <div
          key={option.value}
          ref={index === at ? active : undefined}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={value === undefined ? index === at : option.value === value}
          className={cn(
            'flex min-h-8 items-center gap-2 rounded-md px-2 hover:bg-hover phone:min-h-11',
            value !== undefined && 'aria-selected:text-accent-text',
            index === at && 'bg-hover',
          )}
          // The press would take the focus from the field and shut the list before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(option)}
          onKeyDown={onKeyDown}
        >
          <span className="min-w-0 flex-1">{option.label}</span>
          {option.note ? <span className="flex-none text-ink-3 text-xs">{option.note}</span> : null}
        </div>
      ))}
    </div>
  )
}
