import { AtSign } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from './cn.ts'
import { isComposing } from './ime.ts'
import { cutAtMentions, openMention } from './mentions.ts'
import { OptionList, optionId } from './option-list.tsx'
import { Textarea, type TextareaProps } from './textarea.tsx'
import { type ComboboxOption, useOptions } from './use-options.ts'

export interface MentionBoxProps extends Pick<TextareaProps, 'placeholder' | 'className' | 'bad' | 'aria-describedby'> {
  /** name of the text in a form */
  name: string
  /** name of the list of those whom it mentions, `x[]` */
  mentionsName: string
  label: string
  /** what the list of people is called */
  listLabel: string
  /** people by words of their names */
  fetcher: (query: string, signal: AbortSignal) => Promise<ComboboxOption[]>
}

const none: ComboboxOption[] = []

/**
 * Several lines of text in which `@` offers people. Arrows move, Enter takes, Esc shuts; a name that was taken out of the text
 * again is not sent. The list stands in the flow: a floating one would be cut off where a panel scrolls.
 */
export function MentionBox(props: MentionBoxProps) {
  const { name, mentionsName, label, listLabel, fetcher, className, ...rest } = props
  const { t } = useTranslation('kit')
  const listId = `${useId()}-list`
  const box = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const moveTo = useRef<number | null>(null)
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const [picked, setPicked] = useState<ComboboxOption[]>([])
  /** place of the `@` whose list was shut */
  const [shut, setShut] = useState<number | null>(null)
  const [choice, setChoice] = useState(0)

  const named = namedIn(text, picked)
  const labels = named.map((person) => person.label)
  const mention = openMention(text, cursor, labels)
  const open = mention !== null && mention.start !== shut
  const query = mention?.query.trim() ?? ''
  const { found: fetched, state } = useOptions({ open, query, options: none, fetcher })
  // Until the answer comes, those of the one before whom the letters fit.
  const found = state === 'loading' ? fetched.filter((person) => person.label.includes(query)) : fetched
  const at = Math.min(choice, found.length - 1)
  // Whoever goes on writing after a name that is nobody's is not looking for people any more.
  const isOver = found.length === 0 && /\s/.test(mention?.query ?? '')

  useLayoutEffect(() => {
    if (moveTo.current === null) return
    field.current?.setSelectionRange(moveTo.current, moveTo.current)
    moveTo.current = null
  })

  const hasList = open && found.length > 0
  useEffect(() => {
    if (hasList) box.current?.scrollIntoView({ block: 'nearest' })
  }, [hasList])

  const pick = (option: ComboboxOption) => {
    if (!mention) return
    const before = `${text.slice(0, mention.start)}@${option.label}`
    const after = text.slice(cursor)
    setText(before + (after.startsWith(' ') ? after : ` ${after}`))
    // A namesake who stands in the text no more must not be taken for this one.
    setPicked([...picked.filter((one) => one.label !== option.label || named.includes(one)), option])
    moveTo.current = before.length + 1
    setCursor(before.length + 1)
    setChoice(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open || isComposing(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setShut(mention.start)
    }
    if (found.length === 0 || isOver) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setChoice(Math.max(0, Math.min(found.length - 1, at + step)))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      const option = found[at]
      if (option) pick(option)
    }
  }
  return (
    <div ref={box} className={className}>
      <div className="relative">
        <AtSign aria-hidden className="pointer-events-none absolute top-2.5 left-2.5 size-3.5 text-ink-3" />
        <Textarea
          {...rest}
          ref={field}
          name={name}
          rows={1}
          className="field-sizing-content max-h-40 resize-none pl-8"
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={listId}
          aria-activedescendant={open && found[at] ? optionId(listId, at) : undefined}
          data-comment
          value={text}
          onChange={(event) => {
            const { value, selectionStart } = event.target
            setText(value)
            setCursor(selectionStart)
            setChoice(0)
            if (!openMention(value, selectionStart, labels)) setShut(null)
          }}
          onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
          onClick={() => setShut(null)}
          onBlur={() => setShut(mention?.start ?? null)}
          onKeyDown={onKeyDown}
        />
      </div>
      {named.map((person) => (
        <input key={person.value} type="hidden" name={mentionsName} value={person.value} />
      ))}
      <OptionList
        id={listId}
        label={listLabel}
        hidden={!hasList}
        options={found}
        at={at}
        className="mt-1 phone:max-h-44"
        onPick={pick}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={cn('px-1 text-ink-3 text-xs', open && found.length === 0 && !isOver && 'mt-1')}>
        {open && found.length === 0 && !isOver && t(`combobox.${state}`)}
      </p>
    </div>
  )
}

/** Those of the picked whose names still stand in the text. */
function namedIn(text: string, picked: readonly ComboboxOption[]): ComboboxOption[] {
  const pieces = cutAtMentions(
    text,
    picked.map(({ value, label }) => ({ id: value, labels: [label] })),
  )
  const ids = new Set(pieces.map(({ personId }) => personId))
  return picked.filter(({ value }) => ids.has(value))
}
