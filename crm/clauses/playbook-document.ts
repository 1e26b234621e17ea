import type { ConditionInWords } from '#engine/explain-rule.ts'
import { explainRule } from '#engine/explain-rule.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { clauseVocabulary } from './clause.vocabulary.ts'
import { type ClauseKind, clauseKinds } from './clause-kinds.ts'

/**
 * The playbook as a page of documentation, kind by kind, in both languages.
 * @param rules of the playbook alone, in their order
 */
export function playbookDocument(rules: readonly RuleFile[], context: { timeZone: string; currency: string }): string {
  const kinds = Object.keys(clauseKinds) as ClauseKind[]
  const of = (kind: ClauseKind) => rules.filter(({ scope }) => scope.kind === kind)
  return [
    '# Clause playbook',
    '',
    'Made by `gantry rules document` from `rules/clause-playbook/`; do not edit. `gantry review` names a kind by its identifier and a',
    'rule by its number. Severities: `high`, not to be signed so; `medium`, to be negotiated; `low`, to be known.',
    '',
    '| Kind | 条款 | Clause | Rules |',
    '| --- | --- | --- | --- |',
    ...kinds.map(
      (kind) =>
        `| \`${kind}\` | ${clauseKinds[kind].zh} | ${clauseKinds[kind].en} | ${of(kind)
          .map(({ id }) => id)
          .join(', ')} |`,
    ),
    ...kinds.flatMap((kind) => [
      '',
      `## \`${kind}\`: ${clauseKinds[kind].en}, ${clauseKinds[kind].zh}`,
      ...of(kind).flatMap((rule) => ruleLines(rule, context)),
    ]),
    '',
  ].join('\n')
}

function ruleLines(rule: RuleFile, { timeZone, currency }: { timeZone: string; currency: string }): string[] {
  const { id, name, scope, why, suggestion, source, condition } = rule
  const words = explainRule({
    condition,
    vocabulary: clauseVocabulary,
    timezone: timeZone,
    currency,
    mayRead: () => true,
  })
  return [
    '',
    `### ${id} ${name.en}, ${name.zh} (${scope.severity})`,
    '',
    `- When: ${sentenceOf(words, 'en')}`,
    `- Why: ${why.en}. ${why.zh}。`,
    ...(suggestion ? [`- Ask for: ${suggestion.en}. ${suggestion.zh}。`] : []),
    ...(source ? [`- Source: ${source.en}`] : []),
  ]
}

function sentenceOf(words: ConditionInWords, language: 'zh' | 'en'): string {
  if (words.kind === 'line') return words.text[language]
  const parts = words.children.map((child) => sentenceOf(child, language))
  return parts.length === 1 ? (parts[0] ?? '') : `${words.title[language]} (${parts.join('; ')})`
}
