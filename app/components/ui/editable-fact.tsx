import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from './cn.ts'
import { FactButton } from './fact-button.tsx'
import { isComposing } from './ime.ts'

export interface EditableFactProps {
  /** names the fact in the page, so that a link elsewhere can open it */
  field?: string
  label: string
  /** As it is stored and edited. */
  value: string
  /** As it is read; without it the value itself, or the label of the chosen option. */
  display?: ReactNode
  editor?: 'text' | 'textarea' | 'number' | 'date' | 'select'
  options?: { value: string; label: string }[]
  /** `base` is what stood there when the person began: what the edit is held against */
  onSave: (value: string, base: string) => void | Promise<void>
  /** while it is typed, for a draft; `kept` brings it back */
  onType?: (value: string, base: string) => void
  /** what was typed and is no longer wanted */
  onGiveUp?: () => void
  /** typed earlier and never saved: the fact opens with it */
  kept?: { value: string; base: string } | null
  pending?: boolean
  error?: ReactNode
  conflict?: ReactNode
  editable?: boolean
}

/**
 * A fact that is edited where it stands. Enter saves (Ctrl-Enter in several lines), Esc reverts, leaving the field saves what
 * was changed. What was typed stays while an error or a conflict is shown.
 */
export function EditableFact(props: EditableFactProps) {
  const { label, value, pending, error, conflict, kept, editable = true, editor = 'text' } = props
  const { t } = useTranslation('kit')
  const note = useId()
  const [editing, setEditing] = useState(false)
  const [draft, setDraft] = useState(value)
  const [restored, setRestored] = useState(false)
  const base = useRef(value)
  const opener = useRef<HTMLButtonElement>(null)
  const wasPending = useRef(false)
  const refocus = useRef(false)
  const troubled = Boolean(error || conflict)

  useEffect(() => {
    if (wasPending.current && !pending && !troubled) setEditing(false)
    wasPending.current = Boolean(pending)
  }, [pending, troubled])

  // It takes no focus: it opens by itself, and nobody asked for it just now.
  useEffect(() => {
    if (!kept || !editable) return
    base.current = kept.base
    setDraft(kept.value)
    setRestored(true)
    setEditing(true)
  }, [kept, editable])

  useEffect(() => {
    if (editing || !refocus.current) return
    refocus.current = false
    opener.current?.focus()
  }, [editing])

  const chosen = props.options?.find((option) => option.value === value)?.label ?? value
  const shown = props.display || chosen || t('fact.none')
  const revert = () => {
    setDraft(value)
    refocus.current = true
    setEditing(false)
    props.onGiveUp?.()
  }
  const save = () => {
    if (pending) return
    if (draft === value && !troubled) {
      setEditing(false)
      return props.onGiveUp?.()
    }
    const saving = props.onSave(draft, base.current)
    if (saving) {
      saving.then(
        () => setEditing(false),
        () => undefined,
      )
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      revert()
    }
    if (event.key === 'Enter' && (editor !== 'textarea' || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      refocus.current = true
      save()
    }
  }
  const control = {
    'aria-label': label,
    'aria-invalid': error ? (true as const) : undefined,
    'aria-describedby': troubled || restored ? note : undefined,
    autoFocus: !restored,
    readOnly: pending,
    value: draft,
    onChange: (event: { target: { value: string } }) => {
      setDraft(event.target.value)
      props.onType?.(event.target.value, base.current)
    },
    onKeyDown,
    onBlur: () => {
      if (!troubled) save()
    },
    className: cn(
      'w-full min-w-0 rounded-sm bg-surface px-1.5 py-[5px] leading-5 inset-ring inset-ring-focus outline-none phone:text-[16px]',
      pending && 'text-ink-3',
    ),
  }

  return (
    <>
      <dt className="min-h-[30px] py-[5px] text-ink-3 leading-5 phone:min-h-11 phone:py-3">{label}</dt>
      <dd className="min-w-0 leading-5" data-field={props.field}>
        {editing ? (
          editor === 'textarea' ? (
            <textarea rows={4} {...control} />
          ) : editor === 'select' ? (
            <select {...control} disabled={pending}>
              {props.options?.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ) : (
            <input
              {...control}
              type={editor === 'date' ? 'date' : 'text'}
              inputMode={editor === 'number' ? 'decimal' : undefined}
            />
          )
        ) : editable ? (
          <FactButton
            ref={opener}
            empty={value === ''}
            aria-label={t('fact.edit', { label, value: typeof shown === 'string' ? shown : value || t('fact.none') })}
            onClick={() => {
              base.current = value
              setDraft(value)
              setRestored(false)
              setEditing(true)
            }}
          >
            {shown}
          </FactButton>
        ) : (
          <div className="min-h-[30px] break-words px-1.5 py-[5px] phone:min-h-11 phone:py-3">{shown}</div>
        )}
        <div id={note} aria-live="polite" className="empty:hidden">
          {error ? <p className="mt-1 px-1.5 text-risk-text text-xs">{error}</p> : null}
          {conflict ? <div className="mt-2">{conflict}</div> : null}
          {editing && restored && !troubled && !pending ? (
            <p className="mt-1 px-1.5 text-ink-3 text-xs">{t('fact.kept')}</p>
          ) : null}
          {pending ? <span className="sr-only">{t('fact.saving')}</span> : null}
        </div>
      </dd>
    </>
  )
}
