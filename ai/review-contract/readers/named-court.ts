import { isOf } from '#ai/review-contract/clause-classifier.ts'
import type { Contract } from '#ai/review-contract/contract.ts'
import type { Side } from '#ai/review-contract/find-parties.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'

/** A court by the name of its place: 常州市武进区人民法院. */
const court = /(?<place>\p{Script=Han}{2,14}?)(?:中级|高级|基层)?人民法院/gu
/** What a court's place ends with, and what stands in front of its name. */
const parts = /[省市县区州盟旗]/u
const before = /^.*?(?:由|向|到|在|至|交|提交|去|归)(?=\p{Script=Han}{2,}$)/u
/** How far behind the name of a party its address stands. */
const near = 160

/** The buyer's court, where it is named by a place that is the buyer's by name or address, and not ours. */
export function readNamedCourt(contract: Contract): ClauseFinding[] {
  return contract.sentences.flatMap((sentence) => {
    if (!isOf(sentence, 'governing-law')) return []
    for (const match of sentence.text.matchAll(court)) {
      const start = sentence.start + match.index
      const at = { start, end: start + match[0].length }
      const places = placesOf(match.groups?.place ?? '')
      const sides = new Set(places.flatMap((place) => sidesAt(contract, place, sentence)))
      if (!sides.has('buyer') || sides.has('seller')) continue
      const facts = saidYes('buyersCourt', at)
      return [{ kind: 'governing-law' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
    }
    return []
  })
}

/** 由常州市武进区: 常州, 武进. */
function placesOf(name: string): string[] {
  return name
    .replace(before, '')
    .split(parts)
    .filter((part) => part.length >= 2)
}

/** Whose name stands last before each place where it is named, outside of the clause on courts. */
function sidesAt({ document: { text }, word }: Contract, place: string, clause: Span): Side[] {
  const sides: Side[] = []
  for (let at = text.indexOf(place); at >= 0; at = text.indexOf(place, at + place.length)) {
    if (at >= clause.start && at < clause.end) continue
    const ahead = text.slice(Math.max(0, at - near), at)
    const [seller, buyer] = [lastOf(ahead, word.seller), lastOf(ahead, word.buyer)]
    if (seller !== buyer) sides.push(seller > buyer ? 'seller' : 'buyer')
  }
  return sides
}

function lastOf(text: string, pattern: RegExp): number {
  return Math.max(-1, ...[...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index }) => index))
}
