/** What a number says: a share bears out a share alone, money alone money, and a count is neither. */
export type Measure =
  | 'share'
  | 'money'
  /** days, months, hours; of which unit, `unit` says */
  | 'time'
  | 'count'
  /** 第九条, No. 7: it names one of several, and counts nothing */
  | 'ordinal'
  /** it does not say of what it is */
  | 'bare'

export interface Measured {
  measure: Measure
  /** of time alone */
  unit?: string
  /** what remains after a loss is said as one; `either`: 低 3% may be kept as −3 or as 3 */
  sign: 'plus' | 'minus' | 'either'
}

const moneyBefore = /(?:[¥$€£]|\b(?:CNY|RMB|USD|EUR|GBP|JPY)|人民币|美元|欧元|日元)\s*[-−–]?\s*$/i
const moneyAfter =
  /^\s*(?:元|圆|块钱|美元|美金|欧元|日元|人民币|(?:yuan|renminbi|rmb|cny|usd|eur|gbp|jpy|dollars?|euros?)(?![a-z]))/i
const times: readonly (readonly [string, RegExp])[] = [
  ['workday', /^\s*-?\s*个?(?:工作日|(?:working|business)[\s-]+days?(?![a-z]))/i],
  ['day', /^\s*-?\s*个?(?:日历[天日]|自然日|天|日(?!期|常|程)|(?:calendar[\s-]+)?days?(?![a-z]))/i],
  ['week', /^\s*-?\s*个?(?:周(?!期|边|围)|星期|礼拜|weeks?(?![a-z]))/i],
  ['month', /^\s*-?\s*(?:个?月|months?(?![a-z]))/i],
  ['year', /^\s*-?\s*(?:年|years?(?![a-z]))/i],
  ['quarter', /^\s*-?\s*个?(?:季度|quarters?(?![a-z]))/i],
  ['hour', /^\s*-?\s*个?(?:小时|hours?(?![a-z]))/i],
  ['minute', /^\s*-?\s*(?:分钟|minutes?(?![a-z]))/i],
]
const ordinalBefore = /(?:第|(?<![a-z])No\.|[#№§])\s*$/i
const countAfter =
  /^\s*(?:个|笔|项|条|份|家|次|件|台|套|位|人|名|倍|轮|批|处|款(?!项)|起|封|张|艘|辆|组|场|篇)|^[\s-]*[a-z]{3,}/i

/** What is said of a loss: its figure is below nothing. */
const lossBefore =
  /(?:(?<!正)负(?!责|荷|载|担|债)|(?<!盈)亏损?|(?<![a-z])(?:minus|negative|loss(?:es)?|deficit)(?![a-z-]))[^，。；,.;！？!?\d]{0,20}$/iu
const lossAfter = /^[^，。；,.;！？!?\d]{0,8}(?:亏损|(?<![a-z])(?:loss|deficit)(?![a-z-]))/iu
// Not of 10-12, nor of OPP-12; a dash with a space behind it joins sentences.
const minusBefore = /(?<![\dA-Za-z%])(?:[-–]|−\s?)(?:[¥$€£]|(?:CNY|RMB|USD|EUR)\s)?$/iu
const lessBefore =
  /(?:低|少|降|跌|减|短|差|小|below|under|less|fewer|lower|down|decrease[sd]?|fell|drop(?:s|ped)?|short)(?!\s*(?:到|至|为|成|to(?![a-z])))[^，。；,.;\d]{0,8}$/iu
const lessAfter = /^[^，。；,.;\d]{0,6}(?:below|under|less|fewer|lower|down|short)/iu

/** How much of a text is looked at on either side. */
const nearby = 40

/**
 * What a number says, by the words beside it.
 * @param before what stands in front of its figures
 * @param after what stands behind them, and behind its 万 or million
 * @param isLarge from a thousand on
 */
export function measureOf(before: string, after: string, isLarge: boolean): Measured {
  const [front, behind] = [before.slice(-nearby), after.slice(0, nearby)]
  const time = times.find(([, regex]) => regex.test(behind))
  const sign = minusBefore.test(front) ? 'minus' : 'plus'
  if (moneyBefore.test(front) || moneyAfter.test(behind)) return { measure: 'money', sign: signOf(before, after) }
  if (ordinalBefore.test(front)) return { measure: 'ordinal', sign: 'plus' }
  if (time) return { measure: 'time', unit: time[0], sign }
  if (/^(?:\s*[号#]|(?:st|nd|rd|th)(?![a-z]))/i.test(behind)) return { measure: 'ordinal', sign: 'plus' }
  // 12.6 million of margin: of what it is, no word that follows says.
  if (isLarge) return { measure: 'bare', sign: signOf(before, after) }
  return { measure: countAfter.test(behind) ? 'count' : 'bare', sign }
}

/** Whether an amount or a share is said to be below nothing. */
export function signOf(before: string, after: string): Measured['sign'] {
  const [front, behind] = [before.slice(-nearby), after.slice(0, nearby)]
  if (minusBefore.test(front) || lossBefore.test(front) || lossAfter.test(behind)) return 'minus'
  return lessBefore.test(front) || lessAfter.test(behind) ? 'either' : 'plus'
}
