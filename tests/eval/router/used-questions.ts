import { readdirSync, readFileSync } from 'node:fs'
import { plainText } from '#ai/copilot/router/plain-text.ts'

const examples = new URL('../../../ai/copilot/router/examples/', import.meta.url)

/** A question without what makes no difference: case, width, script, marks, blanks. */
const keyOf = (question: string) => plainText(question).replaceAll(/[\p{P}\s]/gu, '')

/** Those of some questions that the router was built with: they stand among its examples, or among what it has learnt from. */
export function usedQuestions(questions: readonly string[], learnt: readonly string[]): string[] {
  const known = new Set(learnt.map(keyOf))
  for (const file of readdirSync(examples))
    for (const line of readFileSync(new URL(file, examples), 'utf8').split('\n')) known.add(keyOf(line))
  return questions.filter((question) => known.has(keyOf(question)))
}
