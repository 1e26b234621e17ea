import type { Quantity } from '#ingest/quantities/quantity.ts'

/** What stands between what was and what is: 不超过10%修改为不超过30%, "is amended to read", "delete 12 months and substitute 60". */
const becomes =
  /(?:修改|更改|修订|变更|调整|更正|改)(?:为|成|至|作)|(?:代替|取代|替换)为|\b(?:is|are|be|being|hereby|shall be)\s+(?:hereby\s+)?(?:amended|changed|revised|modified|corrected|increased|reduced|extended|raised|lowered)\b[^.;]{0,40}?\b(?:to(?: read)?|as follows)\b|\b(?:amended|changed|revised) to (?:read|say|state)\b|\breplac(?:e|ed|ing)\b[^.;]{0,80}?\b(?:by|with)\b|\bsubstitut(?:e|ed|ing)\b(?![^.;]{0,120}\bfor\s+["“'‘]?(?:\d|the words\b))|\b(?:shall|to) (?:now )?read\b/giu
/** "Substitute sixty months for twelve months" says it the other way round. */
const insteadOf = /\bsubstitut(?:e|ed|ing)\b[^.;]{0,120}?\bfor\s+(?=["“'‘]?(?:\d|the words\b))/giu
/** The new words follow at once, perhaps in the next sentence. */
const opens = /^\s*[：:，,]?\s*["“「『]|^\s*[：:]/u

/**
 * The quantities of a sentence without those that it takes away: of two sides of an amendment what was is no number of the contract.
 * Where nothing of its kind comes in its place a number stays: 逾期30日的，交货方式改为空运.
 * @param text the sentence, in whose offsets the quantities are
 */
export function withoutAmended(text: string, quantities: readonly Quantity[]): readonly Quantity[] {
  if (quantities.length === 0) return quantities
  const gone = new Set<Quantity>()
  let floor = 0
  for (const { index, 0: words } of text.matchAll(becomes)) {
    const end = index + words.length
    // What an amendment before this one sets, in front of the break that parts them, is.
    const from = floor === 0 ? 0 : floor + lastBreak(text.slice(floor, index))
    for (const quantity of quantities) {
      const isBefore = quantity.start >= from && quantity.end <= end
      if (isBefore && (opens.test(text.slice(end)) || hasLike(quantities, quantity, end))) gone.add(quantity)
    }
    floor = end
  }
  for (const { index, 0: words } of text.matchAll(insteadOf)) {
    const old = quantities.find(({ start }) => start >= index + words.length)
    if (old) gone.add(old)
  }
  return gone.size === 0 ? quantities : quantities.filter((quantity) => !gone.has(quantity))
}

function hasLike(quantities: readonly Quantity[], { kind }: Quantity, from: number): boolean {
  return quantities.some((other) => other.kind === kind && other.start >= from)
}

function lastBreak(text: string): number {
  return Math.max(text.search(/[，,；;][^，,；;]*$/u), 0)
}
