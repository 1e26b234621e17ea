import type { Condition } from '#engine/condition.ts'
import type { RuleCase, RuleFile } from '#engine/rule-file.ts'
import {
  noSentences,
  type Place,
  readSentences,
  type Sentences,
  type WrittenSentences,
  writeSentences,
} from '#engine/sentence-tree.ts'
import type { Bilingual } from '#engine/vocabulary.ts'

/** A warning on the screen where it is written. */
export interface WrittenRule {
  /** keys of the stored wording that nothing on the screen changes */
  rest: Readonly<Record<string, unknown>>
  subject: string
  name: Bilingual
  why: Bilingual
  severity: string
  notify: readonly string[]
  /** where it is asked at all; null: everywhere */
  when: Sentences | null
  condition: Sentences
  cases: readonly RuleCase[]
}

/** The parts of a rule that are sentences. */
export type Part = 'when' | 'condition'

/** A new warning, with one empty line. */
export function newRule(): WrittenRule {
  return {
    // It is given its number when it is saved first.
    rest: { id: 'WA-00', set: 'warnings', owner: 'administrator' },
    subject: 'opportunity',
    name: { zh: '', en: '' },
    why: { zh: '', en: '' },
    severity: 'watch',
    notify: ['owner'],
    when: null,
    condition: noSentences(),
    cases: [],
  }
}

/** What was opened, to be changed. */
export function openRule(body: RuleFile): WrittenRule {
  const { subject, name, why, scope, when, condition, cases, ...rest } = body
  return {
    rest,
    subject,
    name,
    why,
    severity: scope.severity ?? 'watch',
    notify: (scope.notify ?? '').split(',').filter(Boolean),
    when: when ? readSentences(when) : null,
    condition: readSentences(condition),
    cases,
  }
}

/** As it is stored. What was opened and not changed is the same as it was. */
export function contentOf(written: WrittenRule): Record<string, unknown> {
  return contentWith(written, (sentences) => writeSentences(sentences.root).condition)
}

/** The same without the lines that are not finished; null when there is nothing to ask. */
export function finishedContent(
  written: WrittenRule,
  unfinished: Readonly<Record<Part, ReadonlySet<number>>>,
): { content: Record<string, unknown>; places: Record<Part, WrittenSentences['places']> } | null {
  const condition = writeSentences(written.condition.root, unfinished.condition)
  const when = written.when ? writeSentences(written.when.root, unfinished.when) : null
  if (!condition.condition) return null
  const by = (sentences: Sentences): Condition | null =>
    sentences === written.condition ? condition.condition : (when?.condition ?? null)
  const none: ReadonlyMap<string, Place> = new Map()
  return {
    content: contentWith(written, by),
    places: { condition: condition.places, when: when?.condition ? when.places : none },
  }
}

function contentWith(written: WrittenRule, by: (sentences: Sentences) => Condition | null): Record<string, unknown> {
  const { rest, subject, name, why, severity, notify, when, condition, cases } = written
  const asked = when && by(when)
  return {
    ...rest,
    subject,
    name,
    why,
    scope: { severity, notify: notify.join(',') },
    ...(asked ? { when: asked } : {}),
    condition: by(condition),
    cases,
  }
}

/** A case from a record that was tried: what was found there, and what came of it. Names are used once. */
export function caseOf(rule: WrittenRule, record: Bilingual, trial: { warns: boolean; facts: object }): RuleCase {
  const taken = rule.cases.filter(({ name }) => name.zh.startsWith(record.zh)).length
  const number = taken > 0 ? ` ${taken + 1}` : ''
  return {
    name: { zh: record.zh + number, en: record.en + number },
    facts: trial.facts as RuleCase['facts'],
    expect: trial.warns ? 'warn' : 'quiet',
  }
}
