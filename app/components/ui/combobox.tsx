import { ChevronDown } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from './cn.ts'
import { isComposing } from './ime.ts'
import { OptionList, optionId } from './option-list.tsx'
import { type ComboboxOption, useOptions } from './use-options.ts'

export type { ComboboxOption } from './use-options.ts'

export interface ComboboxProps {
  id?: string
  /** Name of the hidden input that carries the value in a form. */
  name?: string
  /** Name of a second one with what the person chose by: a draft shows it again without asking the server. */
  labelName?: string
  label?: string
  value: string | null
  /** What to show for a value that is not among the options. */
  valueLabel?: string
  onChange: (value: string | null, option?: ComboboxOption) => void
  options?: ComboboxOption[]
  fetcher?: (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>
  placeholder?: string
  required?: boolean
  disabled?: boolean
  className?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
}

/** A field that offers what matches while one types. Arrows move, Enter takes, Esc shuts; leaving it empty clears it. */
export function Combobox(props: ComboboxProps) {
  const { value, options = [] } = props
  const { t } = useTranslation('kit')
  const ownId = useId()
  const listId = `${ownId}-list`
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState<string | null>(null)
  const [cursor, setCursor] = useState(0)
  const [picked, setPicked] = useState<ComboboxOption | null>(null)
  const carrier = useRef<HTMLInputElement>(null)
  const chosenByHand = useRef(false)
  const { found, state } = useOptions({ open, query: typed ?? '', options, fetcher: props.fetcher })

  const chosen = options.find((option) => option.value === value) ?? (picked?.value === value ? picked : undefined)
  const shown = typed ?? chosen?.label ?? (value === null ? '' : (props.valueLabel ?? value))
  const at = Math.min(cursor, found.length - 1)

  // The form hears of a choice as of anything typed: hidden inputs say nothing by themselves.
  useEffect(() => {
    if (!chosenByHand.current) return
    chosenByHand.current = false
    carrier.current?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [value])

  const shut = () => {
    setOpen(false)
    setTyped(null)
    setCursor(0)
  }
  const pick = (option: ComboboxOption) => {
    chosenByHand.current = true
    setPicked(option)
    props.onChange(option.value, option)
    shut()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      setCursor(Math.max(0, Math.min(found.length - 1, at + step)))
    }
    if (event.key === 'Enter' && open) {
      event.preventDefault()
      const option = found[at]
      if (option) pick(option)
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      shut()
    }
  }

  return (
    <div className={cn('relative', props.className)}>
      {props.name ? <input ref={carrier} type="hidden" name={props.name} value={value ?? ''} /> : null}
      {props.labelName ? (
        <input
          type="hidden"
          name={props.labelName}
          value={value === null ? '' : (chosen?.label ?? props.valueLabel ?? '')}
        />
      ) : null}
      <input
        id={props.id}
        role="combobox"
        autoComplete="off"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? optionId(listId, at) : undefined}
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        aria-required={props.required}
        disabled={props.disabled}
        placeholder={props.placeholder}
        className="control truncate pr-8"
        value={shown}
        onClick={() => setOpen(true)}
        onChange={(event) => {
          setTyped(event.target.value)
          setCursor(0)
          setOpen(true)
          if (event.target.value !== '' || value === null) return
          chosenByHand.current = true
          props.onChange(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={shut}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2.5 size-3.5 -translate-y-1/2 text-ink-3"
      />
      <OptionList
        id={listId}
        label={props.label ?? t('combobox.choices')}
        hidden={!open}
        options={found}
        at={at}
        value={value}
        className="absolute inset-x-0 top-full z-40 mt-1"
        onPick={pick}
        onKeyDown={onKeyDown}
      />
      {open && found.length === 0 ? (
        <div
          role="status"
          className="absolute inset-x-0 top-full z-40 mt-1 rounded-lg bg-raised px-3 py-2 text-ink-3 shadow-float"
        >
          {t(`combobox.${state}`)}
        </div>
      ) : null}
    </div>
  )
}
