import { Decimal } from 'decimal.js'
import { englishMoneys } from './english-moneys.ts'
import { money } from './money.ts'
import { readFigures } from './read-numeral.ts'
import { chinesePart, figurePart, readChinese, type Wording } from './wording.ts'

const chineseMultiples: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8, 百万: 1e6, 千万: 1e7 }
const englishMultiples: Readonly<Record<string, number>> = {
  thousand: 1e3,
  k: 1e3,
  million: 1e6,
  mio: 1e6,
  m: 1e6,
  billion: 1e9,
  bn: 1e9,
}
const before = '(人民币|RMB|CNY|¥|US\\$|USD|\\$|EUR|€|GBP|£|JPY|HKD|RUB|INR)'
const beforeSign = new RegExp(before, 'iu')

const digit = '[一二三四五六七八九壹贰叁肆伍陆柒捌玖]'

export const moneys: readonly Wording[] = [
  ...englishMoneys,
  {
    // 叁仟贰佰万元整, 1,260.5万元, 壹佰捌拾壹元柒角, 人民币3200万元, 500万美元
    sign: /[元圆镑币布]/u,
    regex: new RegExp(
      `(?:${before}\\s*)?(${chinesePart})\\s*(百万|千万|万|萬|亿|億)?\\s*(美元|欧元|英镑|日元|港元|港币|卢布|元|圆)(?:零?(${digit})角)?(?:零?(${digit})分)?[整正]?`,
      'giu',
    ),
    read: ([, sign, number = '', multiple = '', unit, tenths, cents]) => {
      const value = readChinese(number, false)?.times(chineseMultiples[multiple] ?? 1)
      if (!value) return null
      const rest = [tenths, cents].map((part) => (part ? readChinese(part) : new Decimal(0)))
      const [dimes, pennies] = rest
      if (!dimes || !pennies) return null
      const isForeign = unit !== '元' && unit !== '圆'
      return money(value.plus(dimes.div(10)).plus(pennies.div(100)), isForeign ? unit : (sign ?? unit))
    },
  },
  {
    // ¥18,060,000.00, USD 1.25 million, EUR 1.250.000,00
    sign: beforeSign,
    regex: new RegExp(`${before}\\s*(${figurePart})(?:\\s*(thousand|million|mio|billion|bn|万|亿))?(?![\\w%])`, 'giu'),
    read: ([, sign, number = '', multiple = '']) => {
      const times = chineseMultiples[multiple] ?? englishMultiples[multiple.toLowerCase()]
      const value = readFigures(number, times !== undefined)
      return value && money(value.times(times ?? 1), sign)
    },
  },
  {
    // 1.25 million US dollars, 600,000 euros
    sign: /dollars|euro|pounds|yuan|RMB|USD|EUR|CNY/iu,
    regex: new RegExp(
      `(${figurePart})(?:\\s*(thousand|million|billion))?\\s+(US dollars|dollars|euros?|pounds|yuan|RMB|USD|EUR|CNY)\\b`,
      'giu',
    ),
    read: ([, number = '', multiple = '', unit = '']) => {
      const times = englishMultiples[multiple.toLowerCase()]
      const value = readFigures(number, times !== undefined)
      return value && money(value.times(times ?? 1), unit)
    },
  },
  {
    // 一百六十八萬, with no currency said
    sign: /[万萬亿億]/u,
    regex: new RegExp(
      `(${chinesePart})(万|萬|亿|億)(?![元圆美欧英日港分\\p{Script=Han}])|(?<![\\p{Script=Han}])([一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]+[万萬亿億])(?![元圆分\\p{Script=Han}])`,
      'gu',
    ),
    read: ([, number, multiple = '', whole]) => {
      const value = whole ? readChinese(whole) : readChinese(number ?? '')?.times(chineseMultiples[multiple] ?? 1)
      return value ? { kind: 'number', value: value.toFixed() } : null
    },
  },
]
