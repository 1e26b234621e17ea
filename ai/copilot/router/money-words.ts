import { Decimal } from 'decimal.js'
import { onesEn, readEnglishNumber, tensEn } from './english-numbers.ts'
import { readNumber } from './plain-text.ts'

/** Figures of an amount, as they are written in Chinese. */
export const figuresZh = '[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?'
/** Figures of an amount, as they are written in English: two hundred and fifty. */
export const figuresEn = `\\b(?:(?:${onesEn}|${tensEn}|a) hundred(?: and)?(?: (?:${tensEn}))?(?:[- ](?:${onesEn}))?|(?:${tensEn})(?:[- ](?:${onesEn}))?|${onesEn}|half a|an?)`
export const figures = `\\d[\\d,]*(?:\\.\\d+)?|${figuresZh}`

// 165 mn is a press: of money it is so only beside a currency. 30 m wide is a strip, and 20m a sum.
const notLong =
  '(?![a-z0-9³²×]|\\s?(?:[宽长高跨深×x]|wide|long|high|tall|span|deep|gauge|boom|reach|outreach|lift|diameter|dia\\b|in |thick|kiln|roller|strip|plate|x ))'
export const unitZh = '个亿|亿|千万级?|百万级?|个小目标|万'
export const unitEn = `w(?![a-z])|wan(?![a-z])|millions?(?![a-z])|mills?(?![a-z]|s)|mil(?![a-z])|mio(?![a-z])|mln(?![a-z])|mn(?=\\s+(?:cny|rmb|yuan|usd|eur))|m${notLong}|billions?(?![a-z])|bn(?![a-z])|k(?![a-z])|thousand(?![a-z])`

const factors: Readonly<Record<string, string>> = {
  个亿: '100000000',
  亿: '100000000',
  个小目标: '100000000',
  千万: '10000000',
  百万: '1000000',
  万: '10000',
  w: '10000',
  wan: '10000',
  million: '1000000',
  mil: '1000000',
  mill: '1000000',
  mio: '1000000',
  mln: '1000000',
  mn: '1000000',
  m: '1000000',
  billion: '1000000000',
  bn: '1000000000',
  k: '1000',
  thousand: '1000',
}

/** What a unit of money counts. */
export function factorOf(unit: string | undefined): Decimal {
  const said = (unit ?? '').replace('级', '').replace(/^(million|billion|mill)s$/, '$1')
  return new Decimal(factors[said] ?? '1')
}

/** What the figures say; null where they are none. */
export function figureOf(said: string): Decimal | null {
  const text = said.trim()
  if (/^\d/.test(text)) return new Decimal(text.replaceAll(',', ''))
  if (/^[a-z]/.test(text)) return englishFigure(text)
  const [whole = '', parts] = text.split('点')
  const number = readNumber(whole)
  if (number === null) return null
  if (!parts) return new Decimal(number)
  return new Decimal(`${number}.${[...parts].map((digit) => readNumber(digit) ?? 0).join('')}`)
}

function englishFigure(text: string): Decimal | null {
  if (text === 'half a') return new Decimal('0.5')
  const number = readEnglishNumber(text)
  return number ? new Decimal(number) : null
}
