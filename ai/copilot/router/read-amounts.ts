import { Decimal } from 'decimal.js'
import { factorOf, figureOf, figures, figuresEn, figuresZh, unitEn, unitZh } from './money-words.ts'

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

type Side = ReadAmount['side']
type Groups = Readonly<Record<string, string | undefined>>
/** What a pattern found: one amount, or the two ends of a range. */
type Found = { values: readonly Decimal[]; side?: Side; tail?: number } | null

const sign = '(?:us\\$|[¥$€]|(?<![a-z])(?:rmb|cny|usd|eur)\\s?¥?)'
const currency = '(?:块钱|块|元|人民币|(?:rmb|cny|yuan|usd|eur|dollars?|euros?|renminbi)(?![a-z]))'
// Not in 5.2x74, con-2026-0022 or 300/80.
const alone = '(?<![\\da-z.×*/]|\\d-|[x×*] )'
// 6万吨 is what a plant makes.
const noMeasure =
  '(?!\\s?(?:吨|千瓦|千牛|台|件|平|立方|小时|人|次|户|套|tpa\\b|units?\\b|hours?\\b|people\\b)|[\\s-]?(?:tons?|tonnes?|t)\\b)'
const unit = `(?:${unitZh}|${unitEn})`
const link = '\\s?(?<link>-|–|~|到|至|和|to|and)\\s?'

/** The more telling first: of what overlaps the first is taken. */
const patterns: readonly (readonly [pattern: RegExp, read: (groups: Groups, rest: string) => Found])[] = [
  // 20 to 50 million, 三千到五千万: the unit of the second holds for both.
  [
    new RegExp(
      `${alone}${sign}?(?<from>${figures}|${figuresEn})${link}${sign}?(?<to>${figures}|${figuresEn})\\s?(?<unit>${unit})`,
      'g',
    ),
    ({ from = '', to = '', link: between, unit: said }) => {
      const [least, most] = [figureOf(from), figureOf(to)]
      // Two hundred and fifty, and twenty-five, are one number.
      const isOne = /^[a-z]/.test(from) && (between === '-' || (between === 'and' && from.endsWith('hundred')))
      if (!least || !most || isOne) return null
      const factor = factorOf(said)
      // 八千到一亿: eight thousand of the smaller unit.
      const first = least.gt(most) && /亿/.test(said ?? '') ? least.times(10_000) : least.times(factor)
      return { values: [first, most.times(factor)] }
    },
  ],
  // 两三千万, 一两个亿.
  [
    /(?<![零一二两三四五六七八九十百千\d点])(?<a>[一二两三四五六七八])(?<b>[二两三四五六七八九])(?<tens>[十百千]?)(?<unit>个亿|亿|万)/g,
    ({ a = '', b = '', tens = '', unit: said }) => {
      const [least, most] = [figureOf(a + tens), figureOf(b + tens)]
      if (!least || !most || !least.lt(most)) return null
      return { values: [least.times(factorOf(said)), most.times(factorOf(said))] }
    },
  ],
  // 1亿2千万, 两亿三千五百万.
  [
    new RegExp(
      `${alone}(?<yi>${figures})\\s?个?亿\\s?零?(?<rest>${figures})\\s?(?<unit>千万|百万|万)(?:${currency})?`,
      'g',
    ),
    ({ yi = '', rest = '', unit: said }) => {
      const [large, small] = [figureOf(yi), figureOf(rest)]
      return large && small && { values: [large.times(100_000_000).plus(small.times(factorOf(said)))] }
    },
  ],
  // 1千2百万.
  [
    /(?<![\d.])(?<a>\d)千(?<b>\d)百万/g,
    ({ a = '', b = '' }) => ({ values: [new Decimal(a).times(10).plus(b).times(1_000_000)] }),
  ],
  // 上亿, 千万级以上.
  [/(?<=[上过破超])(?<unit>亿|千万|百万)(?!富)/g, ({ unit: said }) => ({ values: [factorOf(said)], side: 'over' })],
  [/(?<![\d\p{Script=Han}] ?|个)(?<unit>亿)(?=元?级|元?以上)/gu, ({ unit: said }) => ({ values: [factorOf(said)] })],
  // 半个亿, half a million.
  [/半个?(?<unit>亿)/g, ({ unit: said }) => ({ values: [factorOf(said).times('0.5')] })],
  [
    new RegExp(
      `${alone}${sign}?(?<figure>${figuresEn})[- ](?<unit>millions?|billions?|thousand|mil|bn)(?![a-z])(?:\\s?${currency})?${noMeasure}`,
      'g',
    ),
    ({ figure = '', unit: said }) => oneOf(figureOf(figure), said),
  ],
  [
    new RegExp(
      `(?:${alone}(?<sign>${sign})\\s?|${alone})(?<figure>\\d[\\d,]*(?:\\.\\d+)?)\\s?(?<more>[多余])?(?<unit>${unit}|(?<=${sign}\\s?[\\d,.]+\\s?)mn(?![a-z]))?(?:\\s?(?<currency>${currency}))?${noMeasure}`,
      'g',
    ),
    ({ sign: before, figure = '', more, unit: said, currency: behind }, rest) => {
      if (!said && !before && !behind) return null
      return withTail(oneOf(figureOf(figure), said), { unit: said, rest, more })
    },
  ],
  [
    new RegExp(
      `(?<![零〇一二两三四五六七八九十百千点几\\d])(?<figure>${figuresZh})(?<more>[多余])?(?<unit>${unitZh})(?:${currency})?${noMeasure}`,
      'g',
    ),
    ({ figure = '', unit: said, more }, rest) => {
      // 千万别忘了 speaks of no money.
      if (figure === '千' && /^(别|不|记|注意|要|得|小心|莫|当心|勿)/.test(rest)) return null
      return withTail(oneOf(figureOf(figure), said), { unit: said, rest, more })
    },
  ],
  // 五百个以上: ten thousands, as those say who sell for many of them. 前五百个 are so many.
  [
    /(?<![前第\d零〇一二两三四五六七八九十百千点])(?<figure>[1-9]\d{2,3}|[一二两三四五六七八九][百千](?:[一二两三四五六七八九]百?)?)个(?=以上|以下|以内|左右|往上|打底|封顶|的(?:预算|单|项目|商机)|[,，。?？!]|$)/g,
    ({ figure = '' }) => oneOf(figureOf(figure), '万'),
  ],
]

function oneOf(figure: Decimal | null, said: string | undefined): Found {
  return figure && { values: [figure.times(factorOf(said))] }
}

/** 2亿2, 一亿五 said short: a figure behind the unit is tenths of it. */
function withTail(
  found: Found,
  { unit: said = '', rest, more }: { unit: string | undefined; rest: string; more: string | undefined },
): Found {
  if (!found) return null
  const tail = /^(?:个?亿|万)$/.test(said)
    ? /^([1-9一二三四五六七八九])(?![\d.%个年月日号家台份套条单笔次周天成点季期千百十万亿倍位名人至到])/.exec(rest)
    : null
  if (!tail) return { ...found, ...(more ? { side: 'over' as const } : {}) }
  const tenths =
    figureOf(tail[1] ?? '')
      ?.dividedBy(10)
      .times(factorOf(said)) ?? new Decimal(0)
  return { values: found.values.map((value) => value.plus(tenths)), tail: tail[0].length }
}

const before = {
  under:
    /((?<!不)(?:低于|小于|少于)|不到|不足|不满|没到|不超(?:过|出)?|(?:没有?|未|别)超过|不高于|不大于|不多于|最多|至多|顶多|小于等于|<=?|≤|(?<!(?:not|n't) )(?:under|below|beneath)|(?<!\b(?:no|not) )(?:less|smaller|lower) than|fewer than|at most|up to|within|(?:no|not) (?:more|greater|bigger|larger|higher) than|not (?:over|above|exceeding)|max(?:imum)?)\s*(?:of\s*)?$/,
  over: /((?<![不没未])(?:超过|超出|超|大于|高于|多于|大过|高过)|过|逾|突破|不低于|不少于|不小于|不止|至少|最少|起码|>=?|≥|over|above|more than|at least|greater than|bigger than|larger than|higher than|exceed(?:s|ing)?|north of|upwards of|from|worth more than|(?:no|not) (?:less|smaller|lower|fewer) than|not (?:under|below)|min(?:imum)?)\s*(?:of\s*)?$/,
}
const after = {
  under:
    /^\s*(?:的)?(以下|以内|之内|以里|内(?!部|蒙)|往下|封顶|不到|or (?:less|under|below|smaller|lower)|and (?:below|under|less)|at (?:the )?most|max(?:imum)?\b|tops\b)/,
  over: /^\s*(?:的)?(以上|往上|多(?!少)|出头|起(?![重吊草码步来伏])|起步|打底|开外|朝上|不止|\+|or (?:more|above|over|higher|bigger|larger|up)|and (?:above|over|up|more)|plus|upwards|at (?:the )?least|min(?:imum)?\b)/,
}

/** Amounts of money: 3000万, 1.2亿, 三千万以上, over 30 million, ¥30,000,000. A bare number is none. */
export function readAmounts(text: string): ReadAmount[] {
  const found: ReadAmount[] = []
  for (const [pattern, read] of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0)
      const end = match.index + match[0].trimEnd().length
      if (found.some((other) => start < other.end && end > other.start)) continue
      const said = read(match.groups ?? {}, text.slice(end))
      if (said) found.push(...amountsAt(said, { start, end: end + (said.tail ?? 0) }, text))
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

function amountsAt({ values, side }: NonNullable<Found>, { start, end }: Place, text: string): ReadAmount[] {
  const [first, second] = values.map((value) => value.toDecimalPlaces(0).toNumber())
  if (first === undefined || [first, second ?? first].some((value) => value < 1000 || value > 999_999_999_999))
    return []
  if (second !== undefined) {
    const middle = start + Math.floor((end - start) / 2)
    return [
      { value: first, side: 'exact', start, end: middle },
      { value: second, side: 'exact', start: middle, end },
    ]
  }
  const [left, right] = [text.slice(0, start), text.slice(end)]
  for (const each of ['under', 'over'] as const) {
    const [front, back] = [before[each].exec(left), after[each].exec(right)]
    if (!front && !back) continue
    return [{ value: first, side: each, start: start - (front?.[0].length ?? 0), end: end + (back?.[0].length ?? 0) }]
  }
  return [{ value: first, side: side ?? 'exact', start, end }]
}
