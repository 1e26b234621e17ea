import type { Side } from './find-parties.ts'

/** Who a text calls 我方 and "we", and who 贵方 and "you". */
type Speaker = 'self' | 'other'

const chinese: Readonly<Record<Speaker, readonly string[]>> = {
  self: ['我方', '我司', '我公司', '本公司'],
  other: ['贵方', '贵司', '贵公司'],
}
/** As patterns, with the brackets that tell these from names: "were" is not "we", nor "US Dollars" us. */
const english: Readonly<Record<Speaker, readonly string[]>> = {
  self: ['\\b[Ww]e\\b', '\\b[Uu]s\\b(?![ -]?(?:dollars|\\$|\\d))', '\\b[Oo]urs?\\b'],
  other: ['\\b[Yy]ou\\b', '\\b[Yy]ours?\\b'],
}
const words: Readonly<Record<Speaker, string>> = {
  self: `(?:${chinese.self.join('|')}|\\b(?:we|us|our)\\b)`,
  other: `(?:${chinese.other.join('|')}|\\b(?:you|your)\\b)`,
}
const quote = '[“”"‘’\'「」『』]?'
/** What each side does, by which a text that defines nobody tells who speaks. */
const does: Readonly<Record<Side, string>> = {
  seller: '(?:交货|供货|发货|送货|交付|供应|保修|质保|报价|开具|deliver|supply|ship|warrant|quot)',
  buyer: '(?:付款|支付|订购|采购|下单|下达|收货|验收|pay|order|purchas|inspect)',
}
/** So many more times must what one side does be said of somebody. */
const margin = 2

/**
 * The words of a text for whoever speaks in it and whoever is spoken to, by their side: “我方”指采购方, 贵方（供货方）, "we" and "us"
 * mean the Buyer. Whoever is not defined is across from who is, or known by what is asked of each; where neither tells, no word means
 * anybody.
 * @param roles what either side is called by the thing that it does
 */
export function speakingParties(
  text: string,
  roles: Readonly<Record<Side, readonly string[]>>,
): Record<Side, string[]> {
  const self = sideOf('self', text, roles) ?? opposite(sideOf('other', text, roles)) ?? byDeeds(text)
  const of = (side: Side) => {
    if (self === null) return []
    const speaker: Speaker = side === self ? 'self' : 'other'
    return [
      ...chinese[speaker].filter((word) => text.includes(word)),
      ...english[speaker].filter((word) => isSaid(text, word)),
    ]
  }
  return { seller: of('seller'), buyer: of('buyer') }
}

function isSaid(text: string, word: string): boolean {
  return new RegExp(word, 'u').test(text)
}

function sideOf(speaker: Speaker, text: string, roles: Readonly<Record<Side, readonly string[]>>): Side | null {
  for (const side of ['seller', 'buyer'] as const) {
    const role = `(?:the )?(?:${roles[side].join('|')})(?![\\p{L}])`
    const han = `(?:${roles[side].filter((name) => /\p{Script=Han}/u.test(name)).join('|')})`
    const word = words[speaker]
    const sayings = [
      `${quote}${word}${quote}\\s*(?:系|是|均|特)?指(?!定|示|导)[^。；;，,、\\n“"]{0,8}?${han}`,
      `${quote}${word}(?:[\\s,“”"]|\\b(?:and|or|we|us|our|ours|you|your|yours)\\b){0,24}\\s(?:means?|refers? to|shall mean|stands? for|(?:is|are) to)\\s+${quote}${role}`,
      `${role}${quote}\\s*[（(][^）)\\n]{0,24}?${quote}${word}${quote}[^）)\\n]{0,24}[）)]`,
      `${han}${quote}\\s*[（(](?:以下)?(?:简称|下称|称)?(?:为)?${quote}${word}${quote}[）)]`,
      `${word}\\s*[（(](?:即|作为)?(?:${role}|${han})[）)]`,
    ]
    if (new RegExp(sayings.join('|'), 'iu').test(text)) return side
  }
  return null
}

/** Who speaks, where no definition says it: an order of ours asks 贵方 to deliver, and says that 我方 pays. */
function byDeeds(text: string): Side | null {
  const count = (speaker: Speaker, side: Side) =>
    text.match(new RegExp(`${words[speaker]}(?:应当?|须|将|负责|按时|\\s|shall|must|will|to)*${does[side]}`, 'giu'))
      ?.length ?? 0
  const buys = count('self', 'buyer') + count('other', 'seller')
  const sells = count('self', 'seller') + count('other', 'buyer')
  if (Math.abs(buys - sells) < margin) return null
  return buys > sells ? 'buyer' : 'seller'
}

function opposite(side: Side | null): Side | null {
  return side && (side === 'seller' ? 'buyer' : 'seller')
}
