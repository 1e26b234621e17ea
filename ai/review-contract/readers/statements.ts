import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { actorBefore, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import type { Statement } from '#ai/review-contract/lexicon/statement.ts'
import { statements } from '#ai/review-contract/lexicon/statements.ts'
import { named, type PartyWords } from '#ai/review-contract/party-words.ts'
import { phrase, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'

/** What a contract says in so many words. What is beside it, or hidden, says nothing but that it speaks to a machine. */
export function readStatements(contract: Contract): ClauseFinding[] {
  const asked = statements.map((statement) => inWordsOf(statement, contract.word))
  const toMachines = asked.filter(isToMachines)
  return [
    ...contract.sentences.flatMap((sentence) => saidIn(contract, sentence, asked)),
    ...contract.asides.flatMap((sentence) =>
      saidIn(contract, sentence, toMachines).map((finding) => ({ ...finding, isAside: true })),
    ),
  ]
}

/** It may stand anywhere, and makes a clause none of its kind. */
function isToMachines({ kind }: Statement): boolean {
  return kind === 'instructions'
}

function inWordsOf(statement: Statement, words: PartyWords): Statement {
  const { says, headed, unless } = statement
  const all = (patterns: readonly RegExp[]) => patterns.map((pattern) => named(pattern, words))
  return {
    ...statement,
    says: all(says),
    ...(headed && { headed: all(headed) }),
    ...(unless && { unless: all(unless) }),
  }
}

function saidIn(contract: Contract, sentence: ReadSentence, asked: readonly Statement[]): ClauseFinding[] {
  const said = new Set<string>()
  return asked.flatMap((statement) => {
    const { kind, fact } = statement
    if (!isToMachines(statement) && !isOf(sentence, kind)) return []
    const at = said.has(fact) ? null : holds(contract, sentence, statement)
    if (!at) return []
    said.add(fact)
    return [{ kind, clause: sentence.clause, at: spanOf(sentence), facts: saidYes(fact, at) }]
  })
}

function holds(contract: Contract, sentence: ReadSentence, statement: Statement): Span | null {
  const { kind, says, headed, unless = [], by } = statement
  const at = found(sentence, says) ?? (headed && isOf(sentence, kind, 'headed') ? found(sentence, headed) : null)
  if (!at || unless.some((pattern) => pattern.test(sentence.text))) return null
  const actor = by ? actorBefore(contract, sentence, at.end) : null
  return actor !== null && actor !== by ? null : at
}

/** Where the first of some ideas stands in a sentence that holds them all, or has the others in what leads to it. */
function found(sentence: ReadSentence, ideas: readonly RegExp[]): Span | null {
  const [first, ...others] = ideas
  const at = first ? phrase(sentence, first) : null
  const { text, lead } = sentence
  return at && others.every((pattern) => pattern.test(text) || pattern.test(lead)) ? at : null
}
