import { ArrowUp, AtSign, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '#app/components/forms/use-draft.ts'
import { isComposing } from '#app/components/ui/ime.ts'
import { openMention } from '#app/components/ui/mentions.ts'
import { OptionList, optionId } from '#app/components/ui/option-list.tsx'
import { type ComboboxOption, useOptions } from '#app/components/ui/use-options.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { longestQuestion } from '#crm/conversations/conversation.schema.ts'
import { fetchRecords } from './fetch-records.ts'

interface Props {
  /** name of the draft: what is typed stays until it is sent */
  draftOf: string
  /** what a question is about unless another record is added; null: nothing */
  page: { ref: string; label: string } | null
  /** an answer is being made: nothing is sent meanwhile */
  busy: boolean
  placeholder: string
  /** where it is opened by a key, one writes at once */
  autoFocus?: boolean
  onAsk: (question: string, page: string) => void
}

const none: ComboboxOption[] = []

/**
 * Where one asks. Enter sends, Shift and Enter begins a line, and the Enter of an input method takes its candidate and nothing else;
 * `@` offers records.
 */
export function Composer({ draftOf, page, busy, placeholder, autoFocus = false, onAsk }: Props) {
  const { t } = useTranslation('copilot')
  const { personId, side } = useGroup()
  const listId = `${useId()}-records`
  const draft = useDraft({ personId, form: `copilot.${draftOf}` })
  const field = useRef<HTMLTextAreaElement>(null)
  const moveTo = useRef<number | null>(null)
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const [added, setAdded] = useState<ComboboxOption | null>(null)
  const [choice, setChoice] = useState(0)
  const [shut, setShut] = useState<number | null>(null)

  const { values, keepValues, clear } = draft
  useEffect(() => {
    if (typeof values?.question === 'string') setText(values.question)
  }, [values])
  useEffect(() => {
    if (autoFocus) field.current?.focus()
  }, [autoFocus])
  useLayoutEffect(() => {
    if (moveTo.current === null) return
    field.current?.focus()
    field.current?.setSelectionRange(moveTo.current, moveTo.current)
    setCursor(moveTo.current)
    moveTo.current = null
  })

  const mention = openMention(text, cursor, added ? [added.label] : [])
  const open = mention !== null && mention.start !== shut
  const query = mention?.query.trim() ?? ''
  const fetcher = side === 'zh' ? fetchRecords.zh : fetchRecords.en
  const { found, state } = useOptions({ open: open && query !== '', query, options: none, fetcher })
  const offered = open && query !== '' ? found : none
  const at = Math.min(choice, offered.length - 1)
  const tooLong = text.trim().length > longestQuestion
  const about = added ? { ref: added.value, label: added.label } : page

  const type = (value: string) => {
    setText(value)
    keepValues({ question: value })
  }
  const send = () => {
    const question = text.trim()
    if (question === '' || tooLong || busy) return
    onAsk(question, about?.ref ?? '')
    clear()
    setText('')
    setAdded(null)
  }
  const pick = (option: ComboboxOption) => {
    if (!mention) return
    const before = `${text.slice(0, mention.start)}${option.label} `
    type(before + text.slice(cursor).trimStart())
    moveTo.current = before.length
    setAdded(option)
    setChoice(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (open && event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      return setShut(mention.start)
    }
    if (offered.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      return setChoice(Math.max(0, Math.min(offered.length - 1, at + step)))
    }
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    const option = offered[at]
    if (option) pick(option)
    else send()
  }
  const addRecord = () => {
    const before = text.slice(0, cursor)
    const begun = `${before}${before === '' || /\s$/.test(before) ? '' : ' '}@`
    type(begun + text.slice(cursor))
    moveTo.current = begun.length
    setShut(null)
  }
  return (
    <div className="copilot-composer">
      <OptionList
        id={listId}
        label={t('records')}
        hidden={offered.length === 0}
        options={offered}
        at={at}
        className="mb-1.5"
        onPick={pick}
        onKeyDown={onKeyDown}
      />
      {open && query !== '' && offered.length === 0 && (
        <p role="status" className="pb-1 text-ink-3 text-xs">
          {state === 'loading' ? t('recordsLoading') : t(state === 'failed' ? 'recordsFailed' : 'recordsNone')}
        </p>
      )}
      {added && (
        <p className="flex pb-1">
          <span className="inline-flex min-w-0 items-center gap-1 rounded-sm bg-accent-subtle px-1.5 text-accent-text text-xs leading-5">
            <span className="cut">{t('about', { record: added.label })}</span>
            <button type="button" aria-label={t('forgetRecord')} onClick={() => setAdded(null)}>
              <X aria-hidden className="size-3" />
            </button>
          </span>
        </p>
      )}
      <textarea
        ref={field}
        name="question"
        rows={1}
        aria-label={t('ask')}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-activedescendant={offered[at] ? optionId(listId, at) : undefined}
        aria-invalid={tooLong || undefined}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          type(event.target.value)
          setCursor(event.target.selectionStart)
          setChoice(0)
          if (!openMention(event.target.value, event.target.selectionStart, [])) setShut(null)
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={onKeyDown}
      />
      {tooLong && (
        <p role="alert" className="text-risk-text text-xs">
          {t('tooLong', { most: longestQuestion, count: text.trim().length })}
        </p>
      )}
      <div className="copilot-composer-foot">
        <button type="button" className="copilot-add" onClick={addRecord}>
          <AtSign aria-hidden />
          {t('addRecord')}
        </button>
        <span className="cut flex-1 text-right text-ink-3 text-xs phone:hidden">{t('onlyYours')}</span>
        <button
          type="button"
          aria-label={t('send')}
          title={t('send')}
          disabled={text.trim() === '' || tooLong || busy}
          className="copilot-send ml-auto"
          onClick={send}
        >
          <ArrowUp aria-hidden />
        </button>
      </div>
    </div>
  )
}
