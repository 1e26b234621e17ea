import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher, useRevalidator } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Answer } from '#app/screens/opportunities/use-verb.ts'
import type { ApprovalView } from '#crm/approvals/approval-views.ts'
import { newId } from '#lib/ids.ts'
import { type Decision, type DecisionVerb, dropDecision, forgetOpinion, keepDecision } from './kept-decisions.ts'
import { useRefusal } from './use-refusal.ts'

export type DecisionAnswer = Pick<Answer, 'done' | 'failed' | 'invalid'> & { voided?: boolean; gone?: boolean }

export interface DecisionSender {
  send: (verb: DecisionVerb, fields: Record<string, string>) => void
  busy: boolean
  /** why the last one was refused, where that is not said beside a field; undefined: it was not */
  failure: string | undefined
  errorOf: (field: string) => string | undefined
}

interface Options {
  approval: Pick<ApprovalView, 'id' | 'subject'>
  /** it was carried out, and by that the request may be out of sight */
  onDone: (decision: Decision, gone: boolean) => void
  /** it waits in this browser for the network */
  onKept: () => void
}

/**
 * Sends a decision once, however often somebody clicks, under a key that stays the same when it has to be sent again. Without a
 * network it is kept. After a refusal the page is loaded anew, to show what is there; what was typed stays.
 */
export function useDecision({ approval, onDone, onKept }: Options): DecisionSender {
  const { t } = useTranslation(['approvals', 'common'])
  const { personId } = useGroup()
  const refusal = useRefusal()
  const { revalidate } = useRevalidator()
  const { submit, state, data } = useFetcher<DecisionAnswer>()
  const sending = useRef<Decision | null>(null)
  const tried = useRef<{ mark: string; key: string } | null>(null)
  const onItsWay = useRef(false)
  const answered = useRef<DecisionAnswer | undefined>(undefined)
  const [shown, setShown] = useState<DecisionAnswer | undefined>(undefined)
  const { id, subject } = approval

  const send = useCallback(
    (verb: DecisionVerb, said: Record<string, string>) => {
      // A second click comes before the first has drawn anything.
      if (sending.current) return
      const mark = JSON.stringify([verb, said])
      const key = tried.current?.mark === mark ? tried.current.key : newId()
      tried.current = { mark, key }
      const fields = { ...said, key }
      sending.current = { requestId: id, verb, fields, name: subject.name }
      setShown(undefined)
      void submit(fields, { method: 'post', action: `/approvals/${id}/${verb}` })
    },
    [submit, id, subject.name],
  )

  useEffect(() => {
    if (state !== 'idle') onItsWay.current = true
    const decision = sending.current
    if (state !== 'idle' || !data || !decision) return
    // Drawn before it was on its way, it holds the answer of the last time.
    if (!onItsWay.current && answered.current === data) return
    onItsWay.current = false
    answered.current = data
    sending.current = null
    if (data.failed?.code === 'unsent') {
      keepDecision(personId, decision)
      return onKept()
    }
    if (data.failed || data.invalid || data.voided) {
      setShown(data)
      // After an answer over 399 the page is not loaded again by itself.
      if (data.failed) void revalidate()
      return
    }
    tried.current = null
    forgetOpinion(personId, id)
    // What was refused of it before is no matter any more.
    dropDecision(personId, id)
    onDone(decision, data.gone === true)
  }, [data, state, personId, id, onDone, onKept, revalidate])

  const detail = shown?.failed?.details as { field?: string; key?: string } | undefined
  return {
    send,
    busy: state !== 'idle',
    failure: shown?.voided ? t('refusal.voided') : detail?.field ? undefined : refusal(shown?.failed),
    errorOf: (field) => {
      const key = shown?.invalid?.[field]?.[0]
      if (key) return t(`common:${key}` as never) as string
      return detail?.field === field ? refusal(shown?.failed) : undefined
    },
  }
}
