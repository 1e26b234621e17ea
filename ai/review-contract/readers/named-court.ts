import type { Contract, ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { saidYes, spanOf } from '#ai/review-contract/phrases.ts'

/** 常州市武进区人民法院, with what is before it up to a word that leads to a place. */
const court =
  /(?:[向到由在至于交]|提请|[，、：:]|^)((?:(?![向到由在至于交])[\p{Script=Han}]){2,16}?)(?:(?:第[一二三四])?(?:中级|高级|基层)?人民法院|法院)/gu
const tries = /管辖|起诉|诉讼|诉至|受理|裁[判决]|打官司|审理|解决|处理/u
const arbitration = /(?<!不[^。；，]{0,8})仲裁/u
/** A piece of an address: 江阴市, 武进区, 丰南区. */
const piece = /((?:(?![省市区县州])[\p{Script=Han}]){2,6})(?:自治区|自治州|省|市|区|县|州)/gu
const headLength = 6000

/** A court called by its name, which is theirs where the head of the contract puts them there and us elsewhere. */
export function readNamedCourt({ document, sentences, word }: Contract): ClauseFinding[] {
  const named = sentences.flatMap((sentence) => {
    const at = courtsOf(sentence)
    return at.length > 0 ? [{ sentence, courts: at }] : []
  })
  if (named.length === 0) return []
  const head = document.text.slice(0, headLength)
  const [theirs, ours] = [placeOf(head, word.buyer, word.seller), placeOf(head, word.seller, word.buyer)]
  return named.flatMap(({ sentence, courts }) => {
    const at = courts.find(({ pieces }) => {
      const last = pieces.at(-1) ?? ''
      return theirs.includes(last) && !ours.includes(last)
    })
    if (!at) return []
    return [
      {
        kind: 'governing-law' as const,
        clause: sentence.clause,
        at: spanOf(sentence),
        facts: saidYes('buyersCourt', at),
      },
    ]
  })
}

function courtsOf({ text, start }: ReadSentence) {
  if (!text.includes('法院') || !tries.test(text) || arbitration.test(text)) return []
  return [...text.matchAll(court)].flatMap((match) => {
    const pieces = [...(match[1] ?? '').matchAll(piece)].flatMap(([, name]) => name ?? [])
    return pieces.length > 0 ? [{ start: start + match.index, end: start + match.index + match[0].length, pieces }] : []
  })
}

const address = /地址|住所|住址|注册地|所在地|厂址/u
const linesOfAParty = 8

/** What the head says of a side: the lines that begin with its name and a colon, and the addresses behind, up to the other side. */
function placeOf(head: string, side: RegExp, other: RegExp): string {
  const begins = (name: RegExp) => new RegExp(`^.{0,8}${name.source}[^：:\\n]{0,12}[：:]`, 'u')
  const [own, others] = [begins(side), begins(other)]
  let left = 0
  return head
    .split('\n')
    .filter((line) => {
      if (own.test(line)) left = linesOfAParty
      else if (others.test(line) || left === 0) left = 0
      else left -= 1
      return left > 0 && (own.test(line) || address.test(line)) && !line.includes('法院')
    })
    .join('\n')
}
