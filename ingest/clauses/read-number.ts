import { ordinalSigns, readChineseOrdinal, readLetter, readRoman } from './ordinals.ts'

/** The number at the beginning of a paragraph. */
export interface WrittenNumber {
  /** as written, without punctuation behind it */
  number: string
  /** how far it goes, with punctuation and white space behind it */
  length: number
  /** how it is written: clauses of one depth are written alike */
  style: string
  /** figures of a decimal number; one value otherwise */
  values: readonly number[]
  /** the same sign read as a Roman numeral, when it may be either */
  roman: number | null
  /** may be the beginning of a sentence or a figure: counts only in its turn */
  isWeak: boolean
}

interface Pattern {
  style: string
  regex: RegExp
  read: (sign: string) => number | null
  isWeak?: boolean
}

const ranks = {
  部分: 'part',
  编: 'part',
  章: 'chapter',
  节: 'section',
  条: 'article',
  款: 'paragraph',
  项: 'item',
} as const

/** As some write the numbers of articles; from one. */
const words =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )

const patterns: readonly Pattern[] = [
  {
    style: 'article',
    regex: new RegExp(
      `^(?:(?:article|clause|art\\.)\\s+|§\\s*)([ivxlcdm]+|\\d{1,3}|${words.join('|')})\\b(?!\\.\\d)[.:)、\\s–—-]*`,
      'i',
    ),
    read: romanOrFigure,
  },
  {
    style: 'section',
    regex: /^(?:section|part|chapter)\s+([ivxlcdm]+|\d{1,3}|[A-Z])\b(?!\.\d)[.:)\s–—-]*/i,
    read: romanOrFigure,
  },
  { style: 'han,', regex: new RegExp(`^([${ordinalSigns}]{1,4})[、．.]\\s*`, 'u'), read: readChineseOrdinal },
  { style: 'han()', regex: new RegExp(`^[（(]([${ordinalSigns}]{1,4})[）)][、.]?\\s*`, 'u'), read: readChineseOrdinal },
  { style: '1()', regex: /^[（(](\d{1,3})[）)][、.]?\s*/u, read: Number },
  { style: 'a()', regex: /^[（(]([a-z]{1,4})[）)]\s*/u, read: readLetter },
  { style: 'A()', regex: /^[（(]([A-Z]{1,4})[）)]\s*/u, read: readLetter },
  { style: 'o', regex: /^([①-⑳])\s*/u, read: (sign) => (sign.codePointAt(0) ?? 0x245f) - 0x245f },
  { style: '1)', regex: /^(\d{1,3})[）)]\s*/u, read: Number },
  { style: '1,', regex: /^(\d{1,3})、\s*/u, read: Number },
  { style: 'a)', regex: /^([a-z]{1,4})[）)]\s*/u, read: readLetter },
  { style: '1.', regex: /^(\d{1,3})\.(?!\d)\s*(?=\S|$)/u, read: Number },
  { style: 'A.', regex: /^([A-Z])\.\s+(?=\S)/u, read: readLetter },
  { style: 'I.', regex: /^([IVX]{2,5})\.\s+(?=\S)/u, read: readRoman },
  { style: 'a.', regex: /^([a-z])\.\s+(?=\S)/u, read: readLetter },
  { style: '1', regex: /^(\d{1,2})\s+(?=\p{Lu}|\p{Script=Han})/u, read: Number, isWeak: true },
]

const ranked = new RegExp(`^第\\s*([${ordinalSigns}\\d]{1,6})\\s*(部分|[编章节条款项])[、：:.]?\\s*`, 'u')
const decimal =
  /^(?:第\s*|条款\s*|§\s*|(?:section|clause|sub-?\s?clause|article|art\.|paragraph)\s+)?((?:\d{1,3}[.．]){1,6}\d{1,3})(?:[.．](?!\d))?(?:\s*[条款项])?[、：:]?\s*/iu
/** Behind a figure that measures: 2.5 m, 30.5%, 1.2 万元. */
const measured = /^(?:%|‰|°|℃|万|亿|元|倍|吨|米|mm|cm|m\b|kg|kW|MPa|[tT]\b|million|billion|per\s?cent)/u

/** @returns null when a paragraph does not begin with a number */
export function readNumber(text: string): WrittenNumber | null {
  const rank = ranked.exec(text)
  if (rank) {
    const value = readChineseOrdinal(rank[1] ?? '')
    const style = ranks[rank[2] as keyof typeof ranks]
    // "第三条规定的违约金" is a sentence about another clause; 第八条 所有权, 第二条 规格 are headings.
    const isWeak = /^(?:[的之，,]|所(?!有)|规定|约定)/u.test(text.slice(rank[0].length))
    return value === null ? null : numbered(rank[0], { style, values: [value], isWeak })
  }
  const lettered = /^([A-Z])\.((?:\d{1,3}\.){0,4}\d{1,3})\.?\s+(?=\S)/.exec(text)
  if (lettered) {
    const values = [readLetter(lettered[1] ?? '') ?? 0, ...(lettered[2] ?? '').split('.').map(Number)]
    return numbered(lettered[0], { style: `A.${values.length}`, values, isWeak: false })
  }
  const figures = decimal.exec(text)
  if (figures?.[1]) {
    const values = figures[1].split(/[.．]/u).map(Number)
    const rest = text.slice(figures[0].length)
    if (measured.test(rest) || values.some((value) => value > 199)) return null
    // "Section 4.2 shall not apply" is a sentence about another clause.
    const isSentence = /^[a-z]/i.test(figures[0]) && /^[a-z,;]/u.test(rest)
    return numbered(figures[0], {
      style: `1.${values.length}`,
      values,
      isWeak: isSentence || !/[\s\p{Script=Han}A-Z“"（(]/u.test(text[figures[0].trimEnd().length] ?? ' '),
    })
  }
  for (const { style, regex, read, isWeak = false } of patterns) {
    const found = regex.exec(text)
    const value = found ? read(found[1] ?? '') : null
    if (!found || value === null) {
      // (iv) is no letter, but a Roman numeral.
      const roman = found && /^[aA]/.test(style) ? readRoman(found[1] ?? '') : null
      if (found && roman !== null) return numbered(found[0], { style: romanStyle(style), values: [roman], isWeak })
      continue
    }
    if (isWeak && measured.test(text.slice(found[0].length))) return null
    const roman = /^[aA]/.test(style) ? readRoman(found[1] ?? '') : null
    return { ...numbered(found[0], { style, values: [value], isWeak }), roman }
  }
  return null
}

/** How a Roman numeral is written that could have been a letter. */
export function romanStyle(style: string): string {
  return style.replace('a', 'i').replace('A', 'I')
}

function romanOrFigure(sign: string): number | null {
  const word = words.indexOf(sign.toLowerCase())
  if (word >= 0) return word + 1
  return /^\d+$/.test(sign) ? Number(sign) : (readRoman(sign) ?? readLetter(sign))
}

function numbered(matched: string, given: Pick<WrittenNumber, 'style' | 'values' | 'isWeak'>): WrittenNumber {
  const number = matched
    .trim()
    .replace(/(?<![）)])[、：:.．–—\s-]+$/u, '')
    .replace(/^([\da-z]{1,4})[）)]$/iu, '$1')
  return { ...given, number, length: matched.length, roman: null }
}
