import type { ToolContext } from '#ai/copilot/tool.ts'
import { type Candidate, type NamedKind, narrowed, searchCandidates } from '#ai/copilot/tools/resolve-record.server.ts'
import { searchable } from '#crm/search/search-words.ts'
import { synonymsIn } from '#knowledge/glossary/synonyms-in.ts'
import { loadNameIndex } from './load-names.server.ts'
import { asSearch } from './record-words.ts'

/** What a question names, by the product's own search as whoever asks. */
export interface NamedRecord {
  /** the words that found it */
  words: string
  /** the best of what fits: one, or several between which is to be asked */
  candidates: readonly Candidate[]
}

const mostSearches = 7
/** Between more nobody is asked to choose. */
const mostShown = 6
/** Of what tells in the words so much has to stand in the record. */
const leastHeld = 0.5
/** The same where a name begins as it was said: of what else was said less has to be there. */
const leastCalled = 0.25

/** The record that the pieces of a question name; null when nothing that can be seen is called so. */
export async function findNamedRecord(options: {
  context: ToolContext
  pieces: readonly string[]
  kinds: readonly NamedKind[]
}): Promise<NamedRecord | null> {
  const { context, pieces, kinds } = options
  if (pieces.length === 0) return null
  const [number] = pieces.flatMap((piece) => piece.match(/\b(?:opp|con|bid|his)-[a-z0-9-]{3,}/g) ?? [])
  if (number) {
    const found = await context.inTx((tx) => searchCandidates({ tx, actor: context.actor, text: number, kinds }))
    return found.length > 0 ? chosen(found, number) : null
  }
  const { index, isCut } = await loadNameIndex(context, kinds)
  const said = pieces.join(' | ')
  // 岸桥 is what everybody calls the crane whose name says it in full.
  const also = synonymsIn(said).flatMap((synonym) => (index.knows(synonym.asked.toLowerCase()) ? [] : [synonym.also]))
  const alone = index.match(said)
  const further = also.length > 0 && alone.length !== 1 ? index.match([said, ...also].join(' | ')) : []
  // Other words for it choose between what was named, and name nothing else.
  const among = further.filter(({ of }) => alone.length === 0 || alone.some((one) => one.of === of))
  const matches = among.length > 0 ? among : alone
  const [best] = matches
  if (best)
    return {
      words: best.words[0] ?? '',
      candidates: likeliest(
        matches.map(({ of }) => of),
        kinds,
      ),
    }
  return isCut ? searchNamedRecord(options) : null
}

/** Of what fits alike: what was asked for; the customer, whose name was all that was said; what still runs; what is one's own, where it is one. */
function likeliest(found: readonly Candidate[], [asked]: readonly NamedKind[]): readonly Candidate[] {
  const ofKind = found.filter(({ ref }) => ref.kind === asked)
  const fitting = ofKind.length > 0 && (asked === 'contract' || asked === 'bid') ? ofKind : found
  const customers = fitting.filter(({ ref }) => ref.kind === 'customer')
  const running = fitting.filter(({ isOpen }) => isOpen)
  const own = running.filter(({ isOwn }) => isOwn)
  const kept = customers.length > 0 ? customers : own.length === 1 ? own : running.length > 0 ? running : fitting
  return kept.slice(0, mostShown)
}

/** The same by the product's search, where there are more records than names that can be looked through. */
async function searchNamedRecord(options: {
  context: ToolContext
  pieces: readonly string[]
  kinds: readonly NamedKind[]
}): Promise<NamedRecord | null> {
  const { context, pieces, kinds } = options
  const { actor, inTx } = context
  let left = mostSearches
  const search = async (text: string): Promise<Candidate[]> => {
    left -= 1
    return left < 0 ? [] : inTx((tx) => searchCandidates({ tx, actor, text, kinds }))
  }
  const whole = pieces.map(asSearch).join(' ')
  const found = await search(whole)
  if (found.length > 0) return chosen(found, whole)
  // Not all of it stands together: what has most of it is taken.
  const tokens = tokensOf(pieces)
  const union = new Map<string, Candidate>()
  for (const query of queriesOf(tokens)) {
    for (const one of await search(query)) union.set(one.ref.id, one)
  }
  return best([...union.values()], tokens)
}

/** Words of the pieces, Chinese ones whole. */
function tokensOf(pieces: readonly string[]): string[] {
  const words = pieces.flatMap((piece) => asSearch(piece).split(/\s+/))
  return [...new Set(words)].filter((word) => word !== '')
}

const mostQueries = 5

/** What is looked for: of Chinese words their beginning, which is the customer's, and their end, which is the product's. */
function queriesOf(tokens: readonly string[]): string[] {
  const telling = tokens.filter((token) => [...token].length > 1).toSorted((a, b) => weightOf(b) - weightOf(a))
  const queries = telling.flatMap((token) => {
    if (!/^\p{Script=Han}+$/u.test(token)) return [token.replace(/(?<=[a-z]{4})s$/, '')]
    return token.length > 3
      ? [token.slice(0, 2), token.slice(-2)]
      : token.length === 3
        ? [token.slice(0, 2), token]
        : [token]
  })
  return [...new Set(queries)].slice(0, mostQueries)
}

/** Numbers and long names tell more. */
function weightOf(token: string): number {
  const han = token.match(/\p{Script=Han}/gu)?.length ?? 0
  return (han > 0 ? han : Math.min(token.length, 8) / 2.5) + (/\d{2}/.test(token) ? 1.5 : 0)
}

/** How much of a word stands in a text: of a Chinese one pairs of characters count, as names are shortened and run together. */
function heldOf(token: string, text: string): number {
  if (text.includes(token)) return weightOf(token)
  if (/[a-z]{5,}s$/.test(token) && text.includes(token.slice(0, -1))) return weightOf(token)
  if (!/^\p{Script=Han}{3,}$/u.test(token)) return 0
  const held = new Set<number>()
  for (let at = 0; at + 2 <= token.length; at += 1) {
    if (text.includes(token.slice(at, at + 2))) {
      held.add(at)
      held.add(at + 1)
    }
  }
  return held.size
}

/** Those that hold most of what was said, where that is enough of it. */
function best(candidates: readonly Candidate[], tokens: readonly string[]): NamedRecord | null {
  const whole = tokens.reduce((sum, token) => sum + weightOf(token), 0)
  const scored = candidates.map((candidate) => {
    const text = searchable([candidate.label.zh, candidate.label.en, ...candidate.names].join(' '))
    return { candidate, score: tokens.reduce((sum, token) => sum + heldOf(token, text), 0) }
  })
  const score = Math.max(0, ...scored.map((each) => each.score))
  const fitting = scored.filter((each) => each.score >= score - 0.01)
  const isCalled = fitting.some(({ candidate }) => tokens.some((token) => beginsWith(candidate, token)))
  if (fitting.length === 0 || score < whole * (isCalled ? leastCalled : leastHeld)) return null
  // A customer whose name is all that was held says as much as each of its opportunities: it is the customer that was named.
  const customers = fitting.filter(({ candidate }) => candidate.ref.kind === 'customer')
  const running = fitting.filter(({ candidate }) => candidate.isOpen)
  const own = running.filter(({ candidate }) => candidate.isOwn)
  const kept = customers.length > 0 ? customers : own.length === 1 ? own : running.length > 0 ? running : fitting
  const [first] = kept
  const words = first ? wordsOf(first.candidate, tokens) : ''
  return { words, candidates: kept.slice(0, 6).map(({ candidate }) => candidate) }
}

/** Does a name of the record, or of its customer, begin as a word does; or is the figure of its machine said? */
function beginsWith({ label, names }: Candidate, token: string): boolean {
  const parts = [...label.zh.split(' · '), ...label.en.split(' · '), ...names].map((part) => part.toLowerCase())
  if (/^\d{2,}/.test(token)) return parts.some((part) => part.match(/\d[\d.]*/)?.[0] === token)
  if (/^\p{Script=Han}{2}/u.test(token)) return parts.some((part) => part.startsWith(token.slice(0, 2)))
  return token.length >= 5 && parts.some((part) => part.split(' ')[0] === token)
}

/** Of the words those that found it, as a search may have them again. */
function wordsOf({ names, label }: Candidate, tokens: readonly string[]): string {
  const text = searchable([label.zh, label.en, ...names].join(' '))
  const telling = tokens.toSorted((a, b) => heldOf(b, text) - heldOf(a, text))[0] ?? ''
  if (text.includes(telling)) return telling
  const at = Array.from({ length: telling.length - 1 }, (_, from) => telling.slice(from, from + 2)).find((pair) =>
    text.includes(pair),
  )
  return at ?? telling
}

function chosen(found: readonly Candidate[], words: string): NamedRecord {
  const most = narrowed(found, words)
  if (most.is === 'several') return { words, candidates: most.candidates }
  return { words, candidates: found.filter(({ ref }) => ref.id === most.ref.id && ref.kind === most.ref.kind) }
}
