import { Decimal } from 'decimal.js'

/** Numerals as contracts write them. Each reader gives null for a wording that it does not know, never a guess. */

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  ['〇零', '一壹弌', '二贰貳两兩', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    [...signs].map((sign) => [sign, value] as const),
  ),
)
const small: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const large: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }

/** Signs of which a Chinese numeral consists. */
export const chineseSigns = `${Object.keys(digits).join('')}${Object.keys(small).join('')}${Object.keys(large).join('')}廿卅`

/**
 * 一千八百万, 贰亿零伍万, 廿, 二〇二七 (digit by digit), 零点五. What is said short (三百五, 五万三) is not read, as it may be
 * meant either way.
 */
export function readChineseNumeral(text: string): Decimal | null {
  const [whole = '', fraction, ...more] = text.split('点')
  if (more.length > 0 || whole === '') return null
  const value = [...whole].every((sign) => digits[sign] !== undefined) ? digitByDigit(whole) : readWhole(whole)
  if (value === null || fraction === undefined) return value
  const behind = digitByDigit(fraction)
  return behind === null ? null : value.plus(behind.div(Decimal.pow(10, fraction.length)))
}

function digitByDigit(text: string): Decimal | null {
  const figures = [...text].map((sign) => digits[sign])
  return text === '' || figures.includes(undefined) ? null : new Decimal(figures.join(''))
}

function readWhole(text: string): Decimal | null {
  const plain = text.replace(/^廿/u, '二十').replace(/^卅/u, '三十')
  const at = [...plain].findLastIndex((sign) => sign === '亿' || sign === '億')
  const [above, below] = at < 0 ? ['', plain] : [plain.slice(0, at), plain.slice(at + 1)]
  if (at >= 0 && above === '') return null
  const upper = at < 0 ? new Decimal(0) : readWithMyriads(above)
  const lower = below === '' ? new Decimal(0) : readWithMyriads(below, at >= 0 && !/^[零〇]/u.test(below))
  return upper === null || lower === null ? null : upper.times(1e8).plus(lower)
}

/** @param isFull directly behind a larger unit, so a bare digit would be short for something */
function readWithMyriads(text: string, isFull = false): Decimal | null {
  const parts = text.split(/[万萬]/u)
  if (parts.length > 2) return null
  if (parts.length === 1) return readSection(text, isFull)
  const [above = '', below = ''] = parts
  const upper = readSection(above, isFull)
  const lower = below === '' ? new Decimal(0) : readSection(below, !/^[零〇]/u.test(below))
  return upper === null || lower === null ? null : upper.times(1e4).plus(lower)
}

function readSection(text: string, isFull: boolean): Decimal | null {
  let sum = 0
  let digit: number | null = null
  let lastUnit = isFull ? 1e5 : Number.POSITIVE_INFINITY
  let hasGap = false
  for (const sign of text) {
    const unit = small[sign]
    if (unit !== undefined) {
      if (unit >= lastUnit || digit === 0) return null
      // 十五, and 一百十五: ten may stand without its one.
      if (digit === null && unit !== 10) return null
      sum += (digit ?? 1) * unit
      lastUnit = unit
      digit = null
      hasGap = false
      continue
    }
    const value = digits[sign]
    if (value === undefined) return null
    if (value === 0) {
      if (digit !== null) return null
      hasGap = true
    } else if (digit !== null) {
      return null
    } else {
      digit = value
    }
  }
  if (digit !== null) {
    const isShort = lastUnit !== Number.POSITIVE_INFINITY && lastUnit !== 10 && !hasGap
    if (isShort) return null
    sum += digit
  }
  return sum === 0 && text !== '零' ? null : new Decimal(sum)
}

/**
 * 1,260.5 and 1260.5; 1.250.000,00 as the Continent writes it. 1.250 may be either and is read as a decimal number only where
 * `isPlain`, which is where no amount of money stands.
 */
export function readFigures(text: string, isPlain: boolean): Decimal | null {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return new Decimal(text.replaceAll(',', ''))
  if (/^\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(text)) return new Decimal(text.replaceAll('.', '').replace(',', '.'))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return new Decimal(text.replaceAll('.', ''))
  if (/^\d{1,3}\.\d{3}$/.test(text) && !isPlain) return null
  return /^\d+(?:\.\d+)?$/.test(text) ? new Decimal(text) : null
}

const ones =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`.split(/\s+/)
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const multiples: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1e3,
  lakh: 1e5,
  million: 1e6,
  crore: 1e7,
  billion: 1e9,
}

/** Words of which an English numeral consists. */
export const englishWords = [...ones, ...tens, ...Object.keys(multiples), 'and', 'a', 'an', 'half', 'point'].join('|')

/** "one hundred and twenty", "twenty-four", "one and a half", "zero point five". */
export function readEnglishNumeral(text: string): Decimal | null {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
  const point = words.indexOf('point')
  if (point >= 0) {
    const figures = words.slice(point + 1).map((word) => ones.indexOf(word))
    const whole = readEnglishNumeral(words.slice(0, point).join(' '))
    if (whole === null || figures.length === 0 || figures.some((figure) => figure < 0 || figure > 9)) return null
    return new Decimal(`${whole}.${figures.join('')}`)
  }
  const isHalf = /^and (?:a|one) half$/.test(words.slice(-3).join(' '))
  if (words.join(' ') === 'half a' || words.join(' ') === 'half' || words.join(' ') === 'one half')
    return new Decimal('0.5')
  return readEnglishWhole(isHalf ? words.slice(0, -3) : words)?.plus(isHalf ? '0.5' : 0) ?? null
}

function readEnglishWhole(words: readonly string[]): Decimal | null {
  let total = 0
  let group = 0
  let hasAny = false
  for (const word of words) {
    if (word === 'and') continue
    const one = word === 'a' || word === 'an' ? 1 : ones.indexOf(word)
    const ten = tens.indexOf(word)
    const multiple = multiples[word]
    if (one >= 0) group += one
    else if (ten >= 0) group += (ten + 2) * 10
    else if (multiple === 100) group = (group || 1) * 100
    else if (multiple !== undefined) {
      total += (group || 1) * multiple
      group = 0
    } else return null
    hasAny = true
  }
  return hasAny ? new Decimal(total + group) : null
}
