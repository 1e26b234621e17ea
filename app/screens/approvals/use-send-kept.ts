import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher, useRevalidator } from 'react-router'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { type Decision, dropDecision, forgetOpinion, keepDecision, useKeptDecisions } from './kept-decisions.ts'
import type { DecisionAnswer } from './use-decision.ts'
import { useRefusal } from './use-refusal.ts'

/** Milliseconds between two tries while the browser believes that it is online. */
const patience = 20_000

/** Answers that say nothing about the decision: the server could not be reached, or could not work. */
const away = ['unsent', 'unexpected', 'DATABASE_GONE', 'QUEUE_GONE']

const isAway = (answer: DecisionAnswer | undefined) => away.includes(answer?.failed?.code ?? '')

/** Asks whoever sends what is kept to try at once. */
const again = 'gantry.send-kept'

export const sendKeptNow = () => window.dispatchEvent(new Event(again))

/**
 * Sends what could not be sent, one after the other and with the same keys, as soon as the browser is online again; whatever page
 * is open then. What comes of it is said in passing, and the page shows what is there; what was refused stays
 * with the approvals until it was read.
 */
export function useSendKept(personId: string): void {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const refusal = useRefusal()
  const toast = useToast()
  const { revalidate } = useRevalidator()
  const { submit, state, data } = useFetcher<DecisionAnswer>()
  const next = useKeptDecisions(personId).find(({ refused }) => refused === undefined)
  const sent = useRef<Decision | null>(null)
  const onItsWay = useRef(false)
  const answered = useRef<DecisionAnswer | undefined>(undefined)

  useEffect(() => {
    if (state !== 'idle') onItsWay.current = true
    const decision = sent.current
    if (state !== 'idle' || !data || !decision) return
    // Drawn before it was on its way, it holds the answer of the last time.
    if (!onItsWay.current && answered.current === data) return
    onItsWay.current = false
    answered.current = data
    sent.current = null
    if (isAway(data)) return
    const why = data.failed ? refusal(data.failed) : data.invalid ? t('refusal.other') : undefined
    const lost = why ?? (data.voided ? t('refusal.voided') : undefined)
    if (lost === undefined) {
      dropDecision(personId, decision.requestId)
      forgetOpinion(personId, decision.requestId)
      return toast.show({ text: t('kept.sent', { name: name(decision.name) }) })
    }
    keepDecision(personId, { ...decision, refused: lost })
    toast.show({ tone: 'risk', text: t('kept.refused', { name: name(decision.name), why: lost }) })
    void revalidate()
  }, [data, state, personId, refusal, toast, revalidate, t, name])

  useEffect(() => {
    if (!next || state !== 'idle') return
    const send = () => {
      if (!navigator.onLine || sent.current) return
      sent.current = next
      void submit(next.fields, { method: 'post', action: `/approvals/${next.requestId}/${next.verb}` })
    }
    // Not at once after a failure: that would be without end while the server is away.
    const wait = setTimeout(send, isAway(answered.current) ? patience : 0)
    window.addEventListener('online', send)
    window.addEventListener(again, send)
    return () => {
      clearTimeout(wait)
      window.removeEventListener('online', send)
      window.removeEventListener(again, send)
    }
  }, [next, state, submit])
}
