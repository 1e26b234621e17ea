import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { type Answer, useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { DraftProblem } from '#crm/rule-sets/check-draft.ts'
import type { DraftView } from '#crm/rule-sets/get-draft.server.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { z } from '#lib/zod.ts'
import type { WrittenRuleState } from './use-written-rule.ts'
import { contentOf, newRule, openRule } from './written-rule.ts'

interface Options {
  written: WrittenRuleState
  opened: DraftView | null
  /** of a new rule: whose it is */
  orgId: string | null
}

/**
 * Saves what is written. What is not finished is never sent; what somebody else saved meanwhile is never overwritten unasked; and what
 * was not saved waits in this browser.
 */
export function useSaveRule({ written, opened, orgId }: Options) {
  const { t } = useTranslation('rule-builder')
  const { personId } = useGroup()
  const toast = useToast()
  const navigate = useNavigate()
  const { content, problems, begin } = written
  const text = JSON.stringify(content)
  const [strict, setStrict] = useState(false)
  // The version that what stands here was made from: a later one that the page loads by itself is somebody else's.
  const [base, setBase] = useState(opened && { version: opened.version, edit: opened.edit })
  const [saved, setSaved] = useState(() => JSON.stringify(contentOf(opened ? openRule(opened.body) : newRule())))
  const sent = useRef('')
  const draft = useDraft({ personId, form: `rule.${opened?.id ?? 'new'}` })
  const { keepValues, clear, values } = draft
  const [restored, setRestored] = useState(false)

  const onSaved = useCallback(
    (answer: Answer) => {
      clear()
      if (answer.created) {
        void navigate(`/rules/${answer.created}/edit`)
        return
      }
      if (!answer.saved) return
      setSaved(sent.current)
      setBase({ version: answer.saved.version, edit: answer.saved.edit })
      setRestored(false)
      setStrict(false)
      toast.show({ text: t(answer.saved.changed ? 'saved' : 'savedNothing') })
    },
    [clear, navigate, toast, t],
  )
  const verb = useVerb(onSaved)
  const discardVerb = useVerb(
    useCallback(() => {
      clear()
      void navigate(`/rules/${opened?.id}`)
    }, [clear, navigate, opened?.id]),
    useCallback((sentence: string) => toast.show({ text: sentence, tone: 'risk' }), [toast]),
  )

  // What was typed and never saved comes back once, if it was made from what is opened.
  const first = useRef(true)
  useEffect(() => {
    if (!values || !first.current) return
    first.current = false
    const rule = readKept(draftText(draft, 'content'))
    const from = draftText(draft, 'base')
    if (!rule || from !== JSON.stringify(base)) return
    begin(openRule(rule))
    setRestored(true)
  }, [values, draft, base, begin])
  const unsaved = text !== saved
  useEffect(() => {
    if (unsaved) keepValues({ content: text, base: JSON.stringify(base) })
  }, [unsaved, text, base, keepValues])

  const send = (from: typeof base) => {
    setStrict(true)
    if (problems.length > 0) return
    sent.current = text
    const form = new FormData()
    form.set('draft', text)
    if (opened && from) {
      form.set('version', String(from.version))
      form.set('edit', String(from.edit))
    } else form.set('orgId', orgId ?? '')
    const action = opened ? `/rules/${opened.id}/save-draft` : '/rules/start'
    void verb.fetcher.submit(form, { method: 'post', action })
  }
  // What stands there now is what the refusal said: the page may not have been loaded anew yet.
  const told = Moved.safeParse(verb.failed?.details)
  const shown = opened && { version: opened.version, edit: opened.edit }
  const current = told.success ? told.data : shown
  const refused = (verb.failed?.details.problems ?? []) as DraftProblem[]
  const { side } = useGroup()
  const restart = () => {
    clear()
    setRestored(false)
    setStrict(false)
    verb.settle()
    begin(opened ? openRule(opened.body) : newRule())
    setBase(shown)
    setSaved(JSON.stringify(contentOf(opened ? openRule(opened.body) : newRule())))
  }
  return {
    strict,
    unsaved,
    restored,
    forget: restart,
    busy: verb.busy,
    save: () => send(base),
    conflict: verb.moved,
    takeTheirs: restart,
    keepMine: () => {
      setBase(current)
      send(current)
    },
    failure: verb.moved
      ? undefined
      : refused.length > 0
        ? refused.map(({ reason }) => reason[side]).join(' ')
        : (verb.failure ?? undefined),
    discarding: discardVerb.busy,
    discard: () => {
      if (!base) return
      const form = { version: String(base.version), edit: String(base.edit) }
      void discardVerb.fetcher.submit(form, { method: 'post', action: `/rules/${opened?.id}/discard-draft` })
    },
  }
}

const Moved = z.object({ version: z.number(), edit: z.number() })

/** What a browser has kept: of this shape, or nothing. Lines in it need not be finished. */
function readKept(text: string): RuleFile | null {
  try {
    const content: unknown = JSON.parse(text)
    return KeptSchema.safeParse(content).success ? (content as RuleFile) : null
  } catch {
    return null
  }
}

const words = z.object({ zh: z.string(), en: z.string() })
const part = z.union([
  z.object({ all: z.array(z.unknown()) }),
  z.object({ any: z.array(z.unknown()) }),
  z.object({ not: z.unknown() }),
])
const KeptSchema = z.object({
  subject: z.string(),
  name: words,
  why: words,
  scope: z.object({ severity: z.string(), notify: z.string() }),
  when: part.optional(),
  condition: part,
  cases: z.array(z.object({ name: words, facts: z.record(z.string(), z.unknown()), expect: z.string() })),
})
