import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { actorBefore, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import type { Statement } from '#ai/review-contract/lexicon/statement.ts'
import { statements } from '#ai/review-contract/lexicon/statements.ts'
import { named, type PartyWords } from '#ai/review-contract/party-words.ts'
import { saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import { WordSieve } from '#ai/review-contract/sieve/word-sieve.ts'
import type { Span } from '#ingest/document.ts'
import { besideOf } from './beside.ts'
import { readDocumentOrder } from './document-order.ts'
import { readNamedCourt } from './named-court.ts'

/** The ideas that a mark stands on, which have to be in the sentence itself, as the lexicon has them. */
function firstIdeas({ says, headed }: Statement): RegExp[] {
  return [says, headed ?? []].flatMap((ideas) => ideas.slice(0, 1))
}

/** Which statements may begin in a text. */
export const statementSieve = new WordSieve(statements.flatMap(firstIdeas))
const beginBy = new Map<RegExp, Statement[]>()
for (const statement of statements)
  for (const idea of firstIdeas(statement)) beginBy.set(idea, [...(beginBy.get(idea) ?? []), statement])

/** A statement with the parties called what the contract calls them. */
interface Asked extends Statement {
  first: readonly RegExp[]
}

/** What a contract says in so many words. What is beside it, or hidden, says nothing but that it speaks to a machine. */
export function readStatements(contract: Contract): ClauseFinding[] {
  const asked = statements.map((statement) => inWordsOf(statement, contract.word))
  const toMachines = asked.filter(isToMachines)
  return [
    ...contract.sentences.flatMap((sentence) => saidIn(contract, sentence, asked)),
    ...readNamedCourt(contract),
    ...readDocumentOrder(contract),
    ...contract.asides.flatMap((sentence) =>
      saidIn(contract, sentence, toMachines).map((finding) => ({ ...finding, isAside: true })),
    ),
  ]
}

/** It may stand anywhere, and makes a clause none of its kind. */
function isToMachines({ kind }: Statement): boolean {
  return kind === 'instructions'
}

function inWordsOf(statement: Statement, words: PartyWords): Asked {
  const { says, headed, unless, unlessBeside } = statement
  const all = (patterns: readonly RegExp[]) => patterns.map((pattern) => named(pattern, words))
  return {
    ...statement,
    first: firstIdeas(statement),
    says: all(says),
    ...(headed && { headed: all(headed) }),
    ...(unless && { unless: all(unless) }),
    ...(unlessBeside && { unlessBeside: all(unlessBeside) }),
  }
}

/** A heading names what its clause is about, and says nothing of it. */
export function isTitle({ text, titles }: ReadSentence): boolean {
  const title = titles.at(-1)
  return title !== undefined && text.length <= title.length + longestNumber && text.trimEnd().endsWith(title)
}

/** Of a clause, in front of its title, in letters. */
const longestNumber = 12

function saidIn(contract: Contract, sentence: ReadSentence, asked: readonly Asked[]): ClauseFinding[] {
  if (isTitle(sentence)) return []
  const isAbout = ({ kind }: Statement) => kind === 'instructions' || isOf(sentence, kind)
  const begun = statementSieve.patternsIn(
    sentence.text,
    contract.word,
    (idea) => beginBy.get(idea)?.some(isAbout) === true,
  )
  if (begun.size === 0) return []
  const said = new Map<string, ClauseFinding>()
  for (const statement of asked) {
    const { kind, fact, first } = statement
    if (said.has(fact) || !isAbout(statement) || !first.some((idea) => begun.has(idea))) continue
    const at = holds(contract, sentence, statement)
    if (at) said.set(fact, { kind, clause: sentence.clause, at: spanOf(sentence), facts: saidYes(fact, at) })
  }
  return [...said.values()]
}

function holds(contract: Contract, sentence: ReadSentence, statement: Statement): Span | null {
  const { kind, says, headed, unless = [] } = statement
  const ideas = meet(sentence, says)
    ? says
    : headed && isOf(sentence, kind, 'headed') && meet(sentence, headed) && headed
  if (!ideas || unless.some((pattern) => pattern.test(sentence.text))) return null
  return placesOf(sentence, ideas[0]).find((at) => stands(contract, sentence, statement, at)) ?? null
}

/** Whether a sentence holds all of some ideas: the first itself, the others also in what leads to it. */
function meet({ text, lead }: ReadSentence, [first, ...others]: readonly RegExp[]): boolean {
  return first?.test(text) === true && others.every((pattern) => pattern.test(text) || pattern.test(lead))
}

/** Whether nobody else does what is said at a place, and nothing beside it takes it back. */
function stands(contract: Contract, sentence: ReadSentence, { by, unlessBeside = [] }: Statement, at: Span): boolean {
  const beside = besideOf(sentence, at)
  if (unlessBeside.some((pattern) => pattern.test(beside))) return false
  const actor = by ? actorBefore(contract, sentence, at.end) : null
  return actor === null || actor === by
}

/** Enough to pass over those that something beside them takes back. */
const mostPlaces = 8

function placesOf(sentence: ReadSentence, idea: RegExp | undefined): Span[] {
  const places: Span[] = []
  if (!idea) return places
  for (const { index, 0: words } of sentence.text.matchAll(new RegExp(idea, `${idea.flags}g`))) {
    places.push({ start: sentence.start + index, end: sentence.start + index + words.length })
    if (places.length === mostPlaces) break
  }
  return places
}
