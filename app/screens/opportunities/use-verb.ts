import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher, useRevalidator } from 'react-router'
import type { FailedForm } from '#app/http/door.server.ts'
import type { InvalidForm } from '#app/http/read-form.server.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'

/** What the routes of verbs answer. */
export type Answer = Partial<FailedForm> &
  Partial<InvalidForm> & {
    done?: true
    created?: string
    saved?: { version: number; edit: number; changed: boolean }
    promoted?: { stageId: string }
    refused?: GateView
  }

export interface Verb {
  fetcher: ReturnType<typeof useFetcher<Answer>>
  busy: boolean
  /** the first sentence about a field, or undefined */
  errorOf: (field: string) => string | undefined
  /** the sentence about the form as a whole, or undefined */
  failure: string | undefined
  failed: FailedForm['failed'] | undefined
  /** somebody changed it meanwhile: a conflict without a sentence of its own */
  moved: boolean
  /** takes back what the last answer said, when the person gave up what it was about */
  settle: () => void
}

/**
 * Posts a form to a verb's route without leaving the page, and says what came of it in the person's language.
 * @param onDone called once for each answer that is no failure
 * @param onFailed called once for each that is one, for a verb without a place of its own to say it
 */
export function useVerb(onDone: (answer: Answer) => void, onFailed?: (sentence: string) => void): Verb {
  const fetcher = useFetcher<Answer>()
  const { revalidate } = useRevalidator()
  const { t } = useTranslation(['errors', 'common'])
  const answered = useRef<Answer | undefined>(undefined)
  const [settled, setSettled] = useState<Answer | undefined>(undefined)
  const { data, state } = fetcher
  const settle = useCallback(() => setSettled(data), [data])

  const detail = data?.failed?.details as { field?: string; key?: string } | undefined
  const sentence = (key: string) => t(`common:${key}` as never) as string
  // What is about a field is said there.
  const ofField = detail?.key !== undefined && detail.field !== undefined
  const ofCode = () => (detail?.key ? sentence(detail.key) : (t(`errors:${data?.failed?.code}` as never) as string))
  const failure = data?.failed && !ofField ? ofCode() : undefined
  const [firstKey] = [...Object.values(data?.invalid ?? {}).flat(), ...(detail?.key ? [detail.key] : [])]
  const refusal = failure ?? (firstKey ? sentence(firstKey) : undefined)

  useEffect(() => {
    if (state !== 'idle' || !data || answered.current === data) return
    answered.current = data
    // After an answer over 399 the page is not loaded again by itself, but now it shows what somebody has changed.
    if (data.failed?.code === 'CONFLICT') revalidate()
    if (refusal) onFailed?.(refusal)
    else onDone(data)
  }, [data, state, onDone, onFailed, refusal, revalidate])

  const shown = state === 'idle' && settled !== data ? data : undefined
  return {
    fetcher,
    busy: state !== 'idle',
    errorOf: (field) => {
      const key = shown?.invalid?.[field]?.[0] ?? (shown && detail?.field === field ? detail.key : undefined)
      return key ? sentence(key) : undefined
    },
    failure: shown && failure,
    failed: shown?.failed,
    moved: shown?.failed?.code === 'CONFLICT' && detail?.key === undefined,
    settle,
  }
}
