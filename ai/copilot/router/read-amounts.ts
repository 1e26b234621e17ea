import { Decimal } from 'decimal.js'
import { readNumber } from './plain-text.ts'

/** A place in a text that was understood, and so is not looked at for anything else. */
export interface Place {
  start: number
  end: number
}

export interface ReadAmount extends Place {
  /** whole units of a currency */
  value: number
  side: 'over' | 'under' | 'exact'
}

const chinese = '[零〇一二两三四五六七八九十百千]'
// `165mn` is a press and `300 t` a weight: a unit of money has to stand by itself.
const pattern = new RegExp(
  `(?<sign>[¥$€]|rmb|cny|usd|eur)?\\s?(?:(?<number>\\d[\\d,]*(?:\\.\\d+)?)\\s?(?<unit>个亿|亿|千万级?|百万级?|万|w(?![a-z])|millions?|mills?(?![a-z])|mil(?![a-z])|mio|mn(?=\\s+(?:cny|rmb|yuan|usd|eur))|m(?![a-z0-9³²]|\\s?宽|\\s?长)|billions?|bn|k(?![a-z])|thousand)?|(?<words>${chinese}+)(?<large>个亿|亿|千万级?|百万级?|万|个小目标)|(?<half>半)(?<yi>个亿))\\s?(?<currency>块钱|块|元|人民币|rmb|cny|yuan|usd|eur|dollars?|euros?)?`,
  'g',
)
const factors: Readonly<Record<string, string>> = {
  个亿: '100000000',
  亿: '100000000',
  个小目标: '100000000',
  千万: '10000000',
  百万: '1000000',
  万: '10000',
  w: '10000',
  million: '1000000',
  millions: '1000000',
  mil: '1000000',
  mill: '1000000',
  mio: '1000000',
  mn: '1000000',
  m: '1000000',
  billion: '1000000000',
  billions: '1000000000',
  bn: '1000000000',
  k: '1000',
  thousand: '1000',
}

const before = {
  over: /(超过|大于|高于|不低于|不少于|至少|多于|>=?|≥|over|above|more than|at least|greater than|bigger than|larger than|exceed(?:s|ing)?|north of|upwards of|from|worth more than|min(?:imum)?)\s*(?:of\s*)?$/,
  under:
    /(低于|小于|少于|不到|不超过|最多|<=?|≤|under|below|less than|at most|up to|smaller than|no more than|max(?:imum)?)\s*(?:of\s*)?$/,
}
const after = {
  over: /^\s*(?:的)?(以上|往上|起|开外|朝上|\+|or more|and (?:above|over|up)|plus|upwards)/,
  under: /^\s*(?:的)?(以下|以内|之内|往下|or less|and (?:below|under)|or under)/,
}

/** Amounts of money: 3000万, 1.2亿, 三千万以上, over 30 million, ¥30,000,000. A bare number is none. */
export function readAmounts(text: string): ReadAmount[] {
  const between = readRange(text)
  if (between) return between
  return [...text.matchAll(pattern)].flatMap((match) => {
    const { sign, number, unit, words, large, half, yi, currency } = match.groups ?? {}
    if (!unit && !large && !yi && !sign && !currency) return []
    const amount = number ? Number(number.replaceAll(',', '')) : half ? 0.5 : readNumber(words ?? '')
    if (amount === null || Number.isNaN(amount)) return []
    const factor = factors[(unit ?? large ?? yi ?? '').replace('级', '')] ?? '1'
    // 2亿2, 三千五百万 said short: a figure behind the unit is tenths of it.
    const tail = /^[亿万]$/.test(unit ?? large ?? '')
      ? /^([1-9])(?![\d.%个年月日号])/.exec(text.slice(match.index + match[0].trimEnd().length))
      : null
    const value = new Decimal(amount)
      .plus(tail ? new Decimal(tail[1] ?? 0).dividedBy(10) : 0)
      .times(factor)
      .toDecimalPlaces(0)
      .toNumber()
    if (value < 1000 || value > 999_999_999_999) return []
    const lead = /^\s*/.exec(match[0])?.[0].length ?? 0
    let [start, end] = [match.index + lead, match.index + match[0].trimEnd().length + (tail?.[0].length ?? 0)]
    const left = text.slice(0, start)
    const right = text.slice(end)
    let side: ReadAmount['side'] = 'exact'
    for (const each of ['over', 'under'] as const) {
      const [front, back] = [before[each].exec(left), after[each].exec(right)]
      if (front) [side, start] = [each, start - front[0].length]
      if (back) [side, end] = [each, end + back[0].length]
    }
    return [{ value, side, start, end }]
  })
}

const range = new RegExp(
  `[¥$€]?(\\d[\\d,]*(?:\\.\\d+)?|${chinese}{1,3})\\s?(?:-|–|~|到|至|和|to|and)\\s?[¥$€]?(\\d[\\d,]*(?:\\.\\d+)?|${chinese}{1,3})\\s?(个亿|亿|千万|百万|万|w(?![a-z])|millions?|mio|m(?![a-z0-9]))`,
)

/** Two amounts of which only the second has its unit: 20 to 50 million, 三千到五千万. */
function readRange(text: string): ReadAmount[] | null {
  const match = range.exec(text)
  if (!match) return null
  const [whole, from = '', to = '', unit = ''] = match
  const factor = new Decimal(factors[unit] ?? '1')
  const values = [from, to].map((each) =>
    new Decimal(readNumber(each) ?? 0).times(factor).toDecimalPlaces(0).toNumber(),
  )
  if (values.some((value) => value < 1000)) return null
  const [start, end] = [match.index, match.index + whole.length]
  const middle = start + Math.floor(whole.length / 2)
  return [
    { value: values[0] ?? 0, side: 'exact', start, end: middle },
    { value: values[1] ?? 0, side: 'exact', start: middle, end },
  ]
}
