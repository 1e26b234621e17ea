import type { ReadDocument, Span } from '#ingest/document.ts'
import { lastBeginning } from '#ingest/last-beginning.ts'
import { findQuantities } from '#ingest/quantities/find-quantities.ts'
import type { Quantity } from '#ingest/quantities/quantity.ts'
import { cellQuantities } from './cell-quantities.ts'
import type { ClauseClassifier, Kinds, Segment } from './clause-classifier.ts'
import { cutSegments } from './cut-segments.ts'
import { cutSentences, type Sentence } from './cut-sentences.ts'
import type { Side } from './find-parties.ts'
import { type PartyWords, partyWords } from './party-words.ts'
import { indexReferences, type ReferenceIndex } from './refers-to.ts'
import { withoutAmended } from './without-amended.ts'

/** A sentence with the quantities in it, by offsets of the whole text. */
export interface ReadSentence extends Sentence {
  /** or what the clause above it says in front of its items */
  lead: string
  quantities: readonly Quantity[]
  /** what its segment is about; empty of what binds nobody */
  kinds: Kinds
}

/** A segment with its kinds. */
export interface ReadSegment extends Segment {
  kinds: Kinds
}

/** A contract as the readers of clauses see it. */
export interface Contract {
  document: ReadDocument
  /** in the order of the text, without what nobody sees */
  sentences: readonly ReadSentence[]
  /** in the order of the text; sentences by what they are about */
  segments: readonly ReadSegment[]
  /** headers, footers, comments and hidden words: they bind nobody, but may speak to a machine */
  asides: readonly ReadSentence[]
  /** sentences by the place of their clause, without those of its sub-clauses */
  byClause: ReadonlyMap<number, readonly ReadSentence[]>
  /** places of the sub-clauses of each clause */
  below: ReadonlyMap<number, readonly number[]>
  /** sentences by the place of their clause, with those of its sub-clauses: of what was asked for so far */
  deepened: Map<number, readonly ReadSentence[]>
  references: ReferenceIndex
  word: PartyWords
}

const noKinds: Kinds = new Map()

/**
 * Makes a contract of a document: its sentences, and what each is about. What is hidden binds nobody who cannot see it, and is read
 * by nobody but its own rule.
 */
export async function prepareContract(document: ReadDocument, classify: ClauseClassifier): Promise<Contract> {
  const word = partyWords(document.text)
  const leads = new Map<number | null, string>()
  const leadTo = (clause: number | null): string => {
    if (!leads.has(clause)) leads.set(clause, leadOf(document, clause))
    return leads.get(clause) ?? ''
  }
  const read = (sentence: Sentence, kinds: Kinds): ReadSentence => {
    const is = withoutAmended(sentence.text, findQuantities(sentence.text))
    const said = is.map((quantity) => moved(quantity, sentence.start))
    const quantities = [...said, ...cellQuantities(sentence)].sort((one, other) => one.start - other.start)
    return { ...sentence, lead: sentence.lead || leadTo(sentence.clause), quantities, kinds }
  }
  const cut = cutSentences(document)
  const segments = await classified(cutSegments(cut.sentences, leadTo), word, classify)
  const sentences = segments.flatMap((segment) => segment.sentences.map((sentence) => read(sentence, segment.kinds)))
  const byClause = Map.groupBy(
    sentences.filter(({ clause }) => clause !== null),
    ({ clause }) => clause as number,
  )
  const places = [...document.clauses.keys()].filter((at) => document.clauses[at]?.parent !== null)
  const below = Map.groupBy(places, (at) => document.clauses[at]?.parent as number)
  return {
    document,
    sentences,
    segments,
    asides: cut.asides.map((aside) => read(aside, noKinds)),
    byClause,
    below,
    deepened: new Map(),
    references: indexReferences(document),
    word,
  }
}

async function classified(
  segments: readonly Segment[],
  words: PartyWords,
  classify: ClauseClassifier,
): Promise<ReadSegment[]> {
  const found = await classify({ segments, words })
  return segments.map((segment, at) => ({ ...segment, kinds: new Map(found[at]?.map((each) => [each.kind, each])) }))
}

const longestLead = 400

function leadOf({ text, clauses }: ReadDocument, clause: number | null): string {
  const above = clauses[clauses[clause ?? -1]?.parent ?? -1]
  if (!above) return ''
  const words = text.slice(Math.max(above.start, above.ownEnd - longestLead), above.ownEnd).trimEnd()
  return /[:：]/u.test(words.at(-1) ?? '') ? words : ''
}

function moved<T extends Span>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by }
}

/** The words of a sentence before and behind a place in it. */
export function around(sentence: Sentence, { start, end }: Span): { before: string; behind: string } {
  return {
    before: sentence.text.slice(0, start - sentence.start),
    behind: sentence.text.slice(end - sentence.start),
  }
}

const none: readonly ReadSentence[] = []

/** Sentences of the same clause, in their order; of a clause's sub-clauses as well when `deep`. */
export function ofClause(contract: Contract, clause: number | null, deep = false): readonly ReadSentence[] {
  if (clause === null) return none
  const { byClause, below, deepened } = contract
  const own = byClause.get(clause) ?? none
  if (!deep || !below.has(clause)) return own
  const known = deepened.get(clause)
  if (known) return known
  const all = withSubClauses(contract, clause).sort((a, b) => a.start - b.start)
  deepened.set(clause, all)
  return all
}

function withSubClauses({ byClause, below }: Contract, clause: number): ReadSentence[] {
  const all: ReadSentence[] = []
  const open = [clause]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const sentence of byClause.get(at) ?? none) all.push(sentence)
    for (const each of below.get(at) ?? []) open.push(each)
  }
  return all
}

/** The sentence that a place stands in; null between two. */
export function sentenceAt({ sentences }: Contract, at: number): ReadSentence | null {
  const sentence = sentences[lastBeginning(sentences, at)]
  return sentence && at < sentence.end ? sentence : null
}

/** What stands before a name that is spoken to, or about, and does nothing itself. */
const toWhom =
  /(?:通知|告知|应付|应退|退还|返还|认定|认为|要求|责令|付给|欠|归|向|给|对|与|同|致|经|和|或|及)$|\b(?:to|with|against|from|of|by|owing to|notif(?:y|ies|ying)|notice to|paid|due to|and|or)\s+(?:the\s+)?$/iu
const longestBefore = 24

/** Whose name stands last before a place in a sentence: who does what is said there. */
export function actorBefore({ word }: Contract, sentence: Sentence, at: number): Side | null {
  const before = sentence.text.slice(0, at - sentence.start)
  const lastOf = (side: Side) => {
    let last = -1
    for (const { index } of before.matchAll(new RegExp(word[side], 'gu')))
      if (!toWhom.test(before.slice(Math.max(0, index - longestBefore), index))) last = index
    return last
  }
  const [seller, buyer] = [lastOf('seller'), lastOf('buyer')]
  if (seller < 0 && buyer < 0) return null
  return seller > buyer ? 'seller' : 'buyer'
}
