import { useCallback, useMemo, useReducer } from 'react'
import { checkDraft, type DraftProblem } from '#crm/rule-sets/check-draft.ts'
import { type Edit, editSentences } from '#engine/edit-sentences.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { writeSentences } from '#engine/sentence-tree.ts'
import { contentOf, newRule, openRule, type Part, type WrittenRule } from './written-rule.ts'

export interface RuleContext {
  timeZone: string
  currency: string
}

interface State {
  now: WrittenRule
  past: readonly WrittenRule[]
  /** what the last step changed: what is typed into one field is one step */
  field: string | null
}

type Step =
  | { do: 'change'; field: string | null; by: (rule: WrittenRule) => WrittenRule }
  | { do: 'undo' }
  | { do: 'begin'; rule: WrittenRule }

const mostSteps = 100

function reduce(state: State, step: Step): State {
  if (step.do === 'begin') return { now: step.rule, past: [], field: null }
  if (step.do === 'undo') {
    const before = state.past.at(-1)
    return before ? { now: before, past: state.past.slice(0, -1), field: null } : state
  }
  const now = step.by(state.now)
  const typedOn = step.field !== null && step.field === state.field
  const past = typedOn ? state.past : [...state.past, state.now].slice(-mostSteps)
  return { now, past, field: step.field }
}

/** What is wrong with a sentence, after its id. */
export type ProblemsOf = ReadonlyMap<number, readonly DraftProblem[]>

/** A warning as it is written: every step can be taken back, and what is wrong with it is known at every moment. */
export function useWrittenRule({ opened, context }: { opened: RuleFile | null; context: RuleContext }) {
  const [{ now, past }, step] = useReducer(reduce, opened, (body) => ({
    now: body ? openRule(body) : newRule(),
    past: [],
    field: null,
  }))
  const { timeZone: timezone, currency } = context
  const content = useMemo(() => contentOf(now), [now])
  const problems = useMemo(() => {
    const checked = checkDraft({ content, timezone, currency, complete: false })
    return checked.ok ? [] : checked.problems
  }, [content, timezone, currency])
  const change = useCallback(
    (by: (rule: WrittenRule) => WrittenRule, field: string | null = null) => step({ do: 'change', by, field }),
    [],
  )
  const edit = useCallback(
    (part: Part, one: Edit) => {
      const field = one.do === 'set-line' ? `${part} ${one.id} ${one.source.fact} ${one.source.operator}` : null
      change((rule) => {
        const sentences = rule[part]
        return sentences ? { ...rule, [part]: editSentences(sentences, one) } : rule
      }, field)
    },
    [change],
  )
  return {
    rule: now,
    content,
    problems,
    problemsOf: useMemo(() => problemsByLine(now, problems), [now, problems]),
    change,
    edit,
    mayUndo: past.length > 0,
    undo: useCallback(() => step({ do: 'undo' }), []),
    begin: useCallback((rule: WrittenRule) => step({ do: 'begin', rule }), []),
  }
}

export type WrittenRuleState = ReturnType<typeof useWrittenRule>

function problemsByLine(rule: WrittenRule, problems: readonly DraftProblem[]): Record<Part, ProblemsOf> {
  const of = (part: Part): ProblemsOf => {
    const sentences = rule[part]
    if (!sentences) return new Map()
    const { places } = writeSentences(sentences.root)
    const found = new Map<number, DraftProblem[]>()
    for (const problem of problems) {
      if (problem.place !== part && !problem.place.startsWith(`${part}.`)) continue
      const place = problem.place === part ? 'condition' : problem.place.slice(part.length + 1)
      const id = places.get(place)?.id
      if (id !== undefined) found.set(id, [...(found.get(id) ?? []), problem])
    }
    return found
  }
  return { condition: of('condition'), when: of('when') }
}
