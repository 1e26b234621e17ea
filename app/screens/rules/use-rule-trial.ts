import { useEffect, useMemo, useState } from 'react'
import type { RuleTrial, TriedNode } from '#crm/warnings/try-rule.server.ts'
import type { Truth } from '#engine/truth.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import type { ProblemsOf } from './use-written-rule.ts'
import { finishedContent, type Part, type WrittenRule } from './written-rule.ts'

/** The record that a rule is tried on. */
export interface TriedRecord {
  recordId: string
  partId: string | null
  name: Bilingual
}

/** What came of a sentence. */
export interface Result {
  truth: Truth
  /** of a line: what is there; null where it may not be seen */
  value: Bilingual | null
}

export interface ShownTrial {
  /** null: nothing was tried, or the sweep does not look at the record */
  trial: RuleTrial | null
  state: 'none' | 'asking' | 'failed' | 'outside' | 'done'
  results: Record<Part, ReadonlyMap<number, Result>>
  /** how each case comes out; null, it could not be run */
  cases: readonly (boolean | null)[]
}

interface Answer {
  trial: RuleTrial | null
  cases: (boolean | null)[]
}

const restMs = 350

interface Wish {
  rule: WrittenRule
  problemsOf: Record<Part, ProblemsOf>
  record: TriedRecord | null
  orgId: string | null
}

/** Tries what is finished of a rule whenever it changes and typing rests: on the record, and on its cases. */
export function useRuleTrial({ rule, problemsOf, record, orgId }: Wish): ShownTrial {
  const [answer, setAnswer] = useState<(Answer & { places: NonNullable<Asked>['places'] }) | null>(null)
  const [state, setState] = useState<'idle' | 'asking' | 'failed'>('idle')
  const asked = useMemo((): Asked => {
    const unfinished = (part: Part) => new Set(problemsOf[part].keys())
    return finishedContent(rule, { condition: unfinished('condition'), when: unfinished('when') })
  }, [rule, problemsOf])

  useEffect(() => {
    if (!asked || (!record && rule.cases.length === 0)) {
      setAnswer(null)
      setState('idle')
      return
    }
    const abort = new AbortController()
    setState('asking')
    const timer = setTimeout(() => {
      const form = new FormData()
      form.set('draft', JSON.stringify(asked.content))
      form.set('orgId', orgId ?? '')
      form.set('recordId', record?.recordId ?? '')
      form.set('partId', record?.partId ?? '')
      post(form, abort.signal).then(
        (found) => {
          if (abort.signal.aborted) return
          setAnswer({ ...found, places: asked.places })
          setState('idle')
        },
        () => {
          if (!abort.signal.aborted) setState('failed')
        },
      )
    }, restMs)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [asked, record, orgId, rule.cases.length])

  return useMemo(() => {
    const trial = record ? (answer?.trial ?? null) : null
    const shown = () => {
      if (state !== 'idle') return state
      if (!record || !answer) return 'none' as const
      return answer.trial ? ('done' as const) : ('outside' as const)
    }
    const none: ReadonlyMap<number, Result> = new Map()
    const of = (part: Part) => (trial && answer ? resultsOf(trial[part], answer.places[part]) : none)
    return {
      trial,
      state: shown(),
      results: { condition: of('condition'), when: of('when') },
      cases: answer?.cases ?? [],
    }
  }, [answer, record, state])
}

type Asked = ReturnType<typeof finishedContent>

async function post(body: FormData, signal: AbortSignal): Promise<Answer> {
  const response = await fetch('/rules/try', { method: 'POST', body, signal })
  if (!response.ok || response.redirected) throw new Error(`trying answered ${response.status}`)
  return response.json()
}

/** Of a line that says what an empty fact means: what is there is the line's, what came of it is the pair's. */
function resultsOf(
  nodes: readonly TriedNode[],
  places: NonNullable<Asked>['places'][Part],
): ReadonlyMap<number, Result> {
  const results = new Map<number, Result>()
  for (const { place, truth, value } of nodes) {
    const at = places.get(place)
    if (!at) continue
    const before = results.get(at.id)
    results.set(at.id, {
      truth: at.part === 'whole' ? truth : (before?.truth ?? truth),
      value: value ?? before?.value ?? null,
    })
  }
  return results
}
