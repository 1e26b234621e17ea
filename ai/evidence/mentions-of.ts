import { Decimal } from 'decimal.js'
import { chineseSigns, englishWords, readChineseNumeral, readEnglishNumeral } from '#ingest/quantities/read-numeral.ts'
import { type Measured, measureOf, signOf } from './measure-of.ts'

/** A figure as a text says it. */
export type Mention =
  /** what it may mean, each with how far the figure it stands for may be from it: what is written short is rounded */
  | NumberMention
  /** a day, or the part of one that is said: `2026-12-10`, `2026-12`, `12-10`, `2026`, `12` */
  | { kind: 'date'; said: string; part: 'day' | 'year-month' | 'month-day' | 'year' | 'month'; value: string }
  /** of letters and figures: a number of a record, the type of a machine */
  | { kind: 'code'; said: string }

/** A share is said in hundredths: 3 of 3 %. */
export interface NumberMention extends Measured {
  kind: 'number'
  said: string
  values: readonly { value: Decimal; slack: Decimal }[]
}

const months = 'january february march april may june july august september october november december'.split(' ')
const monthWord = `(?:${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)\\.?`
const cn = `[${chineseSigns}]`
const multiples: Readonly<Record<string, number>> = {
  万亿: 1e12,
  千万: 1e7,
  百万: 1e6,
  亿: 1e8,
  億: 1e8,
  万: 1e4,
  萬: 1e4,
  千: 1e3,
  百: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  bn: 1e9,
  mn: 1e6,
  m: 1e6,
  k: 1e3,
}
const multiple = `万亿|千万|百万|亿|億|万|萬|千|百|thousand|million|billion|bn|mn|m|k`
/** What a single Chinese sign counts; elsewhere it is part of a word (统一, 三方, 十分). */
const measures =
  '个|天|日|号|年|月|周|季度|小时|分钟|笔|项|条|份|家|次|件|台|套|位|人|名|期|页|轮|批|元|处|款|章|节|级|分(?!析|别|公|配|包)'

interface Wording {
  regex: RegExp
  /** `beside`: what stands in front of the match, and behind it */
  read: (match: RegExpExecArray, beside: Beside) => Mention | null
}

interface Beside {
  before: string
  after: string
}

const pad = (text: string) => text.padStart(2, '0')
const whole = (text: string) => (/^\d/.test(text) ? text : (readChineseNumeral(text)?.toFixed() ?? ''))
const monthOf = (word: string) =>
  String(months.findIndex((month) => month.startsWith(word.toLowerCase().slice(0, 3))) + 1)

function date(said: string, year: string | null, month: string | null, day: string | null): Mention {
  const [y, m, d] = [year, month, day].map((part) => (part === null ? null : pad(whole(part))))
  if (y && m && d) return { kind: 'date', said, part: 'day', value: `${y}-${m}-${d}` }
  if (y && m) return { kind: 'date', said, part: 'year-month', value: `${y}-${m}` }
  if (m && d) return { kind: 'date', said, part: 'month-day', value: `${m}-${d}` }
  return y ? { kind: 'date', said, part: 'year', value: y } : { kind: 'date', said, part: 'month', value: m ?? '' }
}

function read(figures: string, times: readonly number[]): NumberMention['values'] {
  const plain = figures.replaceAll(',', '')
  const decimals = plain.split('.')[1]?.length ?? 0
  const digits = plain.replace(/^0*\.?0*/, '').replace('.', '').length
  return times.map((by) => {
    const isRounded = digits > 1 && (decimals > 0 || by >= 100 || digits > 3)
    const slack = isRounded ? new Decimal(10).pow(-decimals).times(by).div(2) : new Decimal(0)
    return { value: new Decimal(plain).times(by), slack }
  })
}

function number(said: string, values: NumberMention['values'], { before, after }: Beside): NumberMention {
  const isLarge = values.some(({ value }) => value.gte(1000))
  return { kind: 'number', said, values, ...measureOf(before, after, isLarge) }
}

/** @param by of the words: 百分之三十 are 30, 三成 are as well */
function share(said: string, values: NumberMention['values'], { before, after }: Beside, by = 1): NumberMention {
  const hundredths = values.map(({ value, slack }) => ({ value: value.times(by), slack: slack.times(by) }))
  return { kind: 'number', said, values: hundredths, measure: 'share', sign: signOf(before, after) }
}

/** @param behind what of the match follows the numeral */
function chinese(said: string, signs: string, { before, after }: Beside, behind = ''): Mention | null {
  const value = readChineseNumeral(signs)
  // 万一, 千万: a unit without a figure is a word.
  if (!value && !/^[零〇一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾廿卅]/u.test(signs)) return null
  return number(said, exactly(value), { before, after: `${behind}${after}` })
}

/** What is said short (三百五) may be meant either way, and so bears nothing out. */
const exactly = (value: Decimal | null) => (value ? [{ value, slack: new Decimal(0) }] : [])
const spoken = (figures: string) => (/^\d/.test(figures) ? read(figures, [1]) : exactly(readChineseNumeral(figures)))

const figures = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`

const wordings: readonly Wording[] = [
  {
    regex: new RegExp(
      `(\\d{4}|[〇零一二三四五六七八九]{4})\\s*年(?:\\s*(\\d{1,2}|${cn}{1,2})\\s*月(?:份|\\s*(\\d{1,2}|${cn}{1,3})\\s*[日号])?)?`,
      'gu',
    ),
    read: ([said, year, month, day]) => date(said, year ?? null, month ?? null, day ?? null),
  },
  {
    regex: /(?<![\d.,])(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d|[.,-]\d)/gu,
    read: ([said, year, month, day]) =>
      Number(month) > 12 || Number(day ?? 1) > 31 ? null : date(said, year ?? null, month ?? null, day ?? null),
  },
  {
    regex: new RegExp(`(?<!\\d)(\\d{1,2}|${cn}{1,2})\\s*月(?:份|\\s*(\\d{1,2}|${cn}{1,3})\\s*[日号])`, 'gu'),
    read: ([said, month, day]) => date(said, null, month ?? null, day ?? null),
  },
  {
    regex: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthWord})(?:,?\\s+(\\d{4})(?!\\d))?`,
      'giu',
    ),
    read: ([said, day, month = '', year]) => date(said, year ?? null, monthOf(month), day ?? null),
  },
  {
    regex: new RegExp(`(?<![a-z])(${monthWord})\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?`, 'giu'),
    read: ([said, month = '', day, year]) => date(said, year ?? null, monthOf(month), day ?? null),
  },
  {
    regex: new RegExp(`(?<![a-z])(${monthWord}),?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: ([said, month = '', year]) => date(said, year ?? null, monthOf(month), null),
  },
  {
    regex: new RegExp(`(?<![\\d.])(${figures})\\s*(%|％|‰|percent|per cent|个百分点|percentage points?)`, 'giu'),
    read: ([said, given = '', sign], beside) => share(said, read(given, [1]), beside, sign === '‰' ? 0.1 : 1),
  },
  {
    regex: new RegExp(
      `(?<![${chineseSigns}\\d])(\\d{1,2}|[二三四五六七八九十])分之(\\d{1,2}|[一二三四五六七八九十])`,
      'gu',
    ),
    read: ([said, of = '', part = ''], beside) => {
      const [whole, own] = [spoken(of)[0]?.value, spoken(part)[0]?.value]
      return share(said, whole && own ? exactly(own.div(whole)) : [], beside, 100)
    },
  },
  {
    regex: new RegExp(
      `(一半|半数|过半)(?![年月个天])|(?<![\\d.])(${figures})\\s*倍|(?<!${cn})(${cn}+)\\s*倍|(?<![\\w-])(half|(?:one|two|three|a)[\\s-](?:half|third|quarter|fifth|tenth)s?)(?=\\s+(?:of|the|are|is)(?![a-z]))`,
      'giu',
    ),
    read: ([said, , times, words, english], beside) =>
      share(said, times || words ? spoken(times ?? words ?? '') : exactly(partIn(english)), beside, 100),
  },
  {
    regex: new RegExp(`([百千])分之(${figures}|${cn}+(?:点${cn}+)?)`, 'gu'),
    read: ([said, of, given = ''], beside) => share(said, spoken(given), beside, of === '千' ? 0.1 : 1),
  },
  {
    regex: new RegExp(`(?<!${cn})(${cn}+)\\s*个百分点`, 'gu'),
    read: ([said, points = ''], beside) => share(said, spoken(points), beside),
  },
  {
    regex:
      /(?<![\d.零〇一二三四五六七八九十百千万])(\d(?:\.\d)?|[一二两三四五六七八九])\s*成(?![员本立为功交套果都品效就份型形分熟长绩因])/gu,
    read: ([said, tenths = ''], beside) => share(said, spoken(tenths), beside, 10),
  },
  {
    regex: new RegExp(
      `(?<![\\w-])((?:${englishWords})(?:[\\s-]+(?:${englishWords}))*)\\s+(?:percent|per cent|percentage points?)(?![a-z])`,
      'giu',
    ),
    read: ([said, words = ''], beside) => share(said, exactly(readEnglishNumeral(words)), beside),
  },
  {
    regex: /(?<![A-Za-z\d])[A-Za-z]{1,10}[-_/]?\d[A-Za-z\d]*(?:[-_/][A-Za-z\d]+)*/gu,
    read: ([said]) => ({ kind: 'code', said }),
  },
  {
    regex: new RegExp(`(?<![\\d.])(${figures})\\s*(?:(${multiple})(?![a-z]))?`, 'giu'),
    read: ([said, given = '', unit], beside) => {
      const by = unit && multiples[unit.toLowerCase()]
      // 300 m is a length as well.
      const times = by ? (/^[mk]$/i.test(unit) ? [by, 1] : [by]) : [1]
      const space = /\s*$/.exec(said)?.[0] ?? ''
      return number(said.trim(), read(given, times), { ...beside, after: `${space}${beside.after}` })
    },
  },
  {
    regex: new RegExp(`第(${cn}+)`, 'gu'),
    read: ([said, signs = ''], { after }) => chinese(said, signs, { before: '第', after }),
  },
  {
    regex: new RegExp(`(?<!${cn})(${cn}{2,}(?:点${cn}+)?)`, 'gu'),
    read: ([said, signs = ''], beside) => chinese(said, signs, beside),
  },
  {
    // One of something is an article as often as a number, unless it is a time.
    regex: new RegExp(
      `(?<!${cn})(?:([二两三四五六七八九十])(\\s*(?:${measures}))|(一)(个月|天|日|年|周|季度|小时))`,
      'gu',
    ),
    read: ([said, signs, measure, one, unit], beside) =>
      said.startsWith('十分') ? null : chinese(said, signs ?? one ?? '', beside, measure ?? unit),
  },
  {
    regex: new RegExp(`(?<![\\w-])(?:${englishWords})(?:[\\s-]+(?:${englishWords}))*(?![\\w-])`, 'giu'),
    read: ([said], { before, after }) => {
      const words = said.replace(/(?:[\s-]+(?:and|a|an))+$/i, '')
      if (/^(?:(?:one|a|an|and|half|point)[\s-]*)+$/i.test(words)) return null
      const value = readEnglishNumeral(words.replace(/^and\s+/i, ''))
      return number(words, exactly(value), { before, after: `${said.slice(words.length)}${after}` })
    },
  },
]

const parts: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 }

/** Of 1; a half where no words say how much. */
function partIn(english = 'half'): Decimal {
  const [, count, part = 'half'] = /^(?:(\w+)[\s-])?(\w+?)s?$/.exec(english.toLowerCase()) ?? []
  return new Decimal({ two: 2, three: 3 }[count ?? ''] ?? 1).div(parts[part] ?? 2)
}

/** Every figure that a text says, in both languages, in figures and in words. What one wording has taken, no later one looks at. */
export function mentionsOf(source: string): Mention[] {
  let text = source.normalize('NFKC')
  const found: { at: number; mention: Mention }[] = []
  for (const { regex, read } of wordings) {
    for (const match of [...text.matchAll(regex)]) {
      const end = match.index + match[0].length
      const mention = read(match, { before: text.slice(0, match.index), after: text.slice(end) })
      if (!mention) continue
      found.push({ at: match.index, mention })
      text = `${text.slice(0, match.index)}${'\u0000'.repeat(match[0].length)}${text.slice(end)}`
    }
  }
  return found.sort((one, other) => one.at - other.at).map(({ mention }) => mention)
}
