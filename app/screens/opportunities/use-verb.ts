import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import type { FailedForm } from '#app/http/door.server.ts'
import type { InvalidForm } from '#app/http/read-form.server.ts'

type Answer = Partial<FailedForm> & Partial<InvalidForm> & { done?: true; promoted?: unknown; refused?: unknown }

export interface Verb {
  fetcher: ReturnType<typeof useFetcher<Answer>>
  busy: boolean
  /** the first sentence about a field, or undefined */
  errorOf: (field: string) => string | undefined
  /** the sentence about the form as a whole, or undefined */
  failure: string | undefined
  failed: FailedForm['failed'] | undefined
}

/**
 * Posts a form to a verb's route without leaving the page, and says what came of it in the person's language.
 * @param onDone called once for each answer that was a success
 */
export function useVerb(onDone: () => void): Verb {
  const fetcher = useFetcher<Answer>()
  const { t } = useTranslation(['errors', 'common'])
  const answered = useRef<Answer | undefined>(undefined)
  const { data, state } = fetcher
  useEffect(() => {
    if (state !== 'idle' || !data || answered.current === data) return
    answered.current = data
    if (data.done) onDone()
  }, [data, state, onDone])
  const shown = state === 'idle' ? data : undefined
  const detail = shown?.failed?.details as { field?: string; key?: string } | undefined
  const sentence = (key: string) => t(`common:${key}` as never) as string
  return {
    fetcher,
    busy: state !== 'idle',
    errorOf: (field) => {
      const key = shown?.invalid?.[field]?.[0] ?? (detail?.field === field ? detail.key : undefined)
      return key ? sentence(key) : undefined
    },
    failure: shown?.failed && !detail?.key ? (t(`errors:${shown.failed.code}` as never) as string) : undefined,
    failed: shown?.failed,
  }
}
