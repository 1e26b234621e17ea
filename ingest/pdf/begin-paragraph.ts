import { foldText } from '#ingest/fold-text.ts'

const chinese = '〇零一二三四五六七八九十百千两'

/** How a numbered paragraph begins, in the ways of Chinese and English contracts. */
const numbering = new RegExp(
  [
    `第\\s*[${chinese}\\d]+\\s*[条章节款项编部]`,
    `附[件录表页]\\s*[${chinese}\\dA-Z]`,
    `[（(]\\s*[${chinese}\\d]{1,3}\\s*[)）]`,
    `[${chinese}]{1,3}\\s*[、．.]`,
    '\\d{1,2}(?:[.．]\\d{1,3}){1,5}[.．、]?(?=[\\s\\p{Script=Han}（(“])',
    '\\d{1,2}\\s*(?:[、．)）]|\\.(?!\\d))',
    '[(（](?:[a-z]|[ivx]{1,5}|[A-Z])[)）]',
    '[a-zA-Z][).、](?=[\\s\\p{Script=Han}])',
    '[ivx]{2,5}[).](?=\\s)',
    '[①-⑳⑴-⒇]',
    '[•●■◆▪○□✓√➢Ø](?=.)',
    '[-–—](?=\\s)',
    '(?:article|section|clause|sub-clause|chapter|part|appendix|annex|schedule|exhibit)\\s+(?:\\d|[IVX]+\\b|[A-Z]\\b)',
  ].join('|'),
  'iu',
)
const atStart = new RegExp(`^(?:${numbering.source})`, 'iu')
/** Units and signs that make a decimal number of what looks like a clause's. */
const measured =
  /^\d+(?:[.．]\d+)*\s*(?:[%‰℃°]|倍|万|亿|元|天|日|个|吨|米|mm|cm|kg|kw|mpa|t\/h|m[²³]?\b|t\b|per\b|times\b|days?\b|weeks?\b|months?\b)/iu
/** Words that a number follows as part of a sentence. */
const refersOn =
  /(?:[,，、(（“"‘]|第|按照?|依照?|根据|依据|违反|本合同|上述|符合|适用|及|和|与|或|至|到|在|于|见|按|\b(?:clauses?|sub-clauses?|articles?|sections?|paragraphs?|appendix|annex|schedule|parts?|and|or|to|of|under|with|in|by|per|from|than|the|this|is|are|exceed|least|see|item|no\.?))$/iu
const refersBack = new RegExp(
  `^第\\s*[${chinese}\\d]+\\s*[条章节款项](?:第|的|规定|约定|所|之|、|，|和|及|或|与|至|项下|中|或者|以及|执行|处理|[。；;)）])`,
  'u',
)

/** As many characters as what tells how a line begins or ends may have. */
const reach = 32

/** Whether a line begins with the number of a clause, an item or a bullet. */
export function begins(text: string): boolean {
  // Printing through a browser writes ⼀ and ⽉ where 一 and 月 are meant.
  const head = foldText(text.slice(0, reach)).text
  return atStart.test(head) && !measured.test(head) && !refersBack.test(head)
}

/** A number in words, of which figures in brackets say the same again. */
const inWords = new RegExp(
  `(?:[${chinese}]|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand))$`,
  'iu',
)
const inFigures = /^[(（]\s*\d{1,4}(?:[.,]\d+)?\s*%?\s*[)）]/u

/**
 * Whether a line that is numbered goes on with the sentence of the line before it: "in accordance with clause / 9.1 hereof", "within
 * eighteen / (18) months".
 */
export function goesOn(before: string, text: string): boolean {
  const end = foldText(before.slice(-reach)).text
  return refersOn.test(end) || (inWords.test(end) && inFigures.test(foldText(text.slice(0, reach)).text))
}

/** Whether a text ends as sentences do. */
export function isEnded(text: string): boolean {
  return /[。！？；：.!?;:…][”’"'）)】》]*$/u.test(text.trimEnd())
}

/** Whether a line goes on in the middle of a sentence or of a word, however short the line before it is. */
export function isMidSentence(before: string, text: string): boolean {
  if (/\p{L}[-\u00ad\u2010]$/u.test(before)) return /^\p{Ll}/u.test(text)
  return /[\p{Script=Latin}\d,)]$/u.test(before) && /^\p{Ll}\p{L}*(?:\s|$|[,.;])/u.test(text)
}
