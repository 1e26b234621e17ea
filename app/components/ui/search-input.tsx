import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from './cn.ts'
import { isComposing } from './ime.ts'

export interface SearchInputProps {
  label: string
  name?: string
  defaultValue?: string
  placeholder?: string
  onSearch: (query: string) => void
  /** Milliseconds of rest after which typing searches by itself; 0 waits for Enter. */
  debounceMs?: number
  className?: string
}

/** Searches on Enter and, where asked to, when typing rests; never in the middle of a composition. */
export function SearchInput(props: SearchInputProps) {
  const { onSearch, debounceMs = 0, defaultValue = '' } = props
  const { t } = useTranslation('kit')
  const [typed, setTyped] = useState(defaultValue)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => setTyped(defaultValue), [defaultValue])
  useEffect(() => () => clearTimeout(timer.current), [])

  const later = (query: string) => {
    clearTimeout(timer.current)
    if (debounceMs > 0) timer.current = setTimeout(() => onSearch(query), debounceMs)
  }
  const now = (query: string) => {
    clearTimeout(timer.current)
    onSearch(query)
  }

  return (
    <search className={cn('control flex min-w-0 items-center gap-2', props.className)}>
      <Search aria-hidden className="text-ink-3" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        name={props.name}
        aria-label={props.label}
        placeholder={props.placeholder ?? props.label}
        className="h-full min-w-0 flex-1 text-ellipsis bg-transparent outline-none"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          if (isComposing(event)) clearTimeout(timer.current)
          else later(event.target.value)
        }}
        onCompositionEnd={(event) => later(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return
          event.preventDefault()
          now(typed)
        }}
      />
      {typed ? (
        <button
          type="button"
          aria-label={t('search.clear')}
          title={t('search.clear')}
          className="grid size-6 flex-none place-items-center rounded-sm text-ink-3 hover:bg-hover phone:size-9"
          onClick={() => {
            setTyped('')
            now('')
            field.current?.focus()
          }}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      ) : null}
    </search>
  )
}
