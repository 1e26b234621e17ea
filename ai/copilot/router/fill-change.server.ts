import type { changeableFields } from '#ai/copilot/tools/change-field.server.ts'
import { type Fill, type Filled, withRecord } from './argument-parts.server.ts'
import { longestRead } from './plain-text.ts'
import { lying, type ReadTime } from './read-dates.ts'

type Field = (typeof changeableFields)[number]

/** The fields that a question can name, by the words for them; the first that fits. */
export const changeable: readonly (readonly [Field, RegExp])[] = [
  ['win_probability', /赢率|概率|把握|probability|\bodds\b|win rate|chance/],
  ['bid_opens_on', /开标|opening|\bbids?\b.{0,50}\bopen/],
  ['expected_sign_on', /签约|签单|签订|签合同|签(的)?(日|时)|\bsign|closing date|close date/],
  ['tender_number', /招标编号|招标号|标号|tender (number|no\b|num|id)|\btender #/],
  ['budget', /预算|budget/],
  ['amount', /金额|标的额|合同额|价格|总价|amount|value|price|worth/],
  ['name', /名称|名字|改名|叫做|rename|\bname\b/],
  ['product', /产品|product/],
]

/** Which field, to what; of which opportunity. */
export async function fillChange(fill: Fill): Promise<Filled> {
  const { read } = fill
  const { plain } = read
  const field =
    changeable.find(([, pattern]) => pattern.test(plain))?.[0] ??
    (/\d\s?%|百分之/.test(plain) ? 'win_probability' : read.amounts.length > 0 ? 'amount' : null)
  if (!field) return { is: 'lacking' }
  const value = valueFor(field, fill)
  if (value === null) return { is: 'lacking' }
  const pieces = read.pieces.filter(
    (piece) =>
      !value.toLowerCase().includes(piece) &&
      !/^(改|填|调|设|写).{0,4}$/.test(piece) &&
      !changeable.some(([, pattern]) => pattern.test(piece) && piece.length < 8),
  )
  return withRecord(
    { ...fill, read: { ...read, pieces } },
    { argument: 'record', kinds: ['opportunity'], rest: { field, value }, isNeeded: true },
  )
}

function valueFor(field: Field, { read }: Fill): string | null {
  const { plain, times, amounts } = read
  // White space in single blanks, and no more of it than is looked at: what is looked for has white space on both sides.
  const question = read.question.slice(0, longestRead).replaceAll(/\s+/g, ' ').trim()
  if (/清空|清除|去掉|删掉|\bclear\b|\bempty\b/.test(plain)) return ''
  switch (field) {
    case 'win_probability': {
      const points = plain.match(
        /(\d{1,3})\s?(%|个点|percent)|(?:到|为|成|至|to|be|at|is|put)\s?(\d{1,3})(?![\d年月])|百分之([一二三四五六七八九十]+|\d+)|(\d{1,3})\s*$/,
      )
      const tenths = /([一二两三四五六七八九])成([半一二三四五六七八九])?(?![为了])/.exec(plain)
      if (tenths)
        return String(
          units.indexOf((tenths[1] ?? '').replace('两', '二')) * 10 +
            (tenths[2] === '半' ? 5 : Math.max(0, units.indexOf(tenths[2] ?? ' '))),
        )
      const said = points?.[1] ?? points?.[3] ?? points?.[5]
      if (said) return said
      return points?.[4] ? String(chinesePoints(points[4])) : null
    }
    case 'expected_sign_on':
    case 'bid_opens_on':
      return lastOf(times)
    case 'amount':
    case 'budget':
      return amounts.length > 0
        ? String(amounts.at(-1)?.value)
        : (plain.match(/(?:到|为|成|to|is|:)\s?(\d{5,})/)?.[1] ?? null)
    default: {
      const said = question.match(
        /(?:改成|改为|改到|设为|设成|设置为|更新为|换成|填上?|叫做?|为|成|\bto\b|should be|\bset tender number\b)\s*[：:"“「]?\s*([^"”」。]+?)["”」。]?\s*$/i,
      )?.[1]
      const numbered =
        field === 'tender_number' ? question.match(/\b[A-Z]{1,6}(?:[-/][A-Z0-9]+)+\b/gi)?.at(-1) : undefined
      if (numbered) return numbered
      // The other way round: the number is told of the record, and then asked to be kept.
      const told = /\bis\s+([^\s,，;；]+)\s*[,，;；]?\s*(?:please|pls|update|change|put)?/i.exec(question)?.[1]
      return said?.trim() || (field === 'tender_number' ? (told ?? null) : null)
    }
  }
}

/** The time that was said last, and not the one that it is moved from; it is to come. */
function lastOf(times: readonly ReadTime[]): string | null {
  const last = times.at(-1)
  return last ? lying(last, 'coming').to : null
}

const units = '零一二三四五六七八九十'
function chinesePoints(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens = '', ones = ''] = text.split('十')
  return text.includes('十')
    ? (tens ? units.indexOf(tens) : 1) * 10 + (ones ? units.indexOf(ones) : 0)
    : units.indexOf(text)
}
