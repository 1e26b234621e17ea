import { addDays, type CalendarDate } from '#lib/clock.ts'
import { awayGrammar } from './away-grammar.ts'
import { one, type Range, weeks } from './calendar-spans.ts'
import { dateGrammar, dayOfMonthGrammar } from './date-grammar.ts'
import { dayGrammar } from './day-grammar.ts'
import { partGrammar } from './part-grammar.ts'
import type { Place } from './read-amounts.ts'
import { asEither, type Either, fixed, joined, mapEither } from './which-one.ts'
import { wholeGrammar } from './whole-grammar.ts'

/** A day or a time of several, and which side of it is meant. */
export interface ReadTime extends Place {
  from: CalendarDate
  to: CalendarDate
  side: 'within' | 'before' | 'after'
  /** where it comes again and again and no year or week was said: the last one, and the coming one */
  either?: { past: Range; coming: Range }
}

const readers = [
  ...dateGrammar,
  ...partGrammar,
  ...awayGrammar,
  ...dayGrammar,
  ...wholeGrammar,
  ...dayOfMonthGrammar,
].map(([pattern, read]) => ({ pattern: new RegExp(pattern, 'g'), read }))

const daytime = '(?:上午|下午|早上|晚上|中午|傍晚|一早|\\s?(?:morning|afternoon|evening))?'
// By close of business Friday.
const endOfDay = '(?:(?:the )?(?:cob|eod|close of (?:business|play)|end of (?:the )?(?:day|business))(?: on)? )?'
const strictlyBefore = '早于|before|earlier than|prior to|ahead of'
const before = new RegExp(
  `(?:(${strictlyBefore})|不晚于|不迟于|最晚|最迟|截至|截止到?|直到|(?<![改推调挪延移提定迟后期前])到|on or before|by|up until|until|till|no later than|not later than|at the latest|through|thru|up to(?: and including)?|including)\\s*${endOfDay}(?:the )?$`,
)
const after =
  /(?:(晚于|after|later than|past)|(自从|since)|不早于|最早|从|自|打|on or after|from|starting(?: from| in)?|as of|not before|no earlier than|beginning)\s*(?:the )?$/
const beforeTail = new RegExp(
  `^${daytime}\\s*(?:(之前|以前|(?<!\\s)前(?![\\d一二两三四五六七八九十几面台后期景往十头]))|为止|or earlier|or before|at the latest)`,
)
const afterTail = new RegExp(
  `^${daytime}\\s*(?:(以来|至今|到现在|到目前|until now|till now|to date)|之后|以后|后(?![天面台续来期处半勤])|起(?![重吊草码步来伏])|开始|or later|or after|onwards?)`,
)
const between = new RegExp(
  `^(?:号|日)?${daytime}\\s*(?:一直|直)?(?:到|至|-|–|—|~|to|through|thru|till|until|up to)\\s*(?:the )?$`,
)
const ofThatWeek = /^\s*(?:那|这|当|所在的?)一?(?:周|个?星期|个?礼拜)(?![一二三四五六日天末\d])/
const weekOf = /(?:the )?week (?:of|commencing|starting|beginning)(?: monday)?,? (?:the )?$/
const isEnd = /[底末尾]$|\bend\b|close of|yearend|eo[ymq]/

interface Hit extends Place {
  said: Either
  isEnd: boolean
}

/** The days and times that a text speaks of, in order; of what overlaps the more telling one. */
export function readTimes(text: string, today: CalendarDate): ReadTime[] {
  return joinedHits(hitsIn(text, today), text, today).map((hit) => withSide(hit, text, today))
}

/** Of a time that comes again and again the one that lies so: what has happened lies behind us. */
export function lying(time: ReadTime, where: 'past' | 'coming'): ReadTime {
  const [from, to] = time.either?.[where] ?? [time.from, time.to]
  return { ...time, from, to }
}

function hitsIn(text: string, today: CalendarDate): Hit[] {
  const found: Hit[] = []
  for (const { pattern, read } of readers) {
    for (const match of text.matchAll(pattern)) {
      const [all, ...groups] = match
      const whole = all.trimStart()
      const start = match.index + all.length - whole.length
      const end = match.index + all.length
      if (/^[a-z]/.test(whole) && /[a-z]$/.test(text.slice(0, start))) continue
      if (found.some((other) => start < other.end && end > other.start)) continue
      const said = read(groups, today)
      if (said)
        found.push(
          inItsWeek(
            { said: asEither(said), start, end, isEnd: isEnd.test(whole) && !/[周期拜]末$|weekend/.test(whole) },
            text,
          ),
        )
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** The week of the 14th, 14号那周: the whole week that the day is in. */
function inItsWeek(hit: Hit, text: string): Hit {
  const front = weekOf.exec(text.slice(0, hit.start))?.[0].length ?? 0
  const tail = ofThatWeek.exec(text.slice(hit.end))?.[0].length ?? 0
  if (front + tail === 0) return hit
  return {
    said: mapEither(hit.said, ([day]) => weeks(day, 0)),
    start: hit.start - front,
    end: hit.end + tail,
    isEnd: false,
  }
}

/** Two times of which the one leads to the other are one: 从10月到12月, between March and May. */
function joinedHits(hits: readonly Hit[], text: string, today: CalendarDate): Hit[] {
  const all: Hit[] = []
  for (const hit of hits) {
    const last = all.at(-1)
    if (!last || !leadsTo(last, hit, text)) {
      all.push(hit)
      continue
    }
    const front = /(?:从|自|between|from)\s*(?:the )?$/.exec(text.slice(0, last.start))?.[0].length ?? 0
    const tail = /^\s*(?:之间|期间)/.exec(text.slice(hit.end))?.[0].length ?? 0
    all[all.length - 1] = {
      said: joined(last.said, hit.said, today),
      start: last.start - front,
      end: hit.end + tail,
      isEnd: false,
    }
  }
  return all
}

function leadsTo(first: Hit, second: Hit, text: string): boolean {
  const link = text.slice(first.end, second.start)
  if (between.test(link)) return true
  if (/^ (?:and|to) (?:the )?$/.test(link)) return /\bbetween (?:the )?$/.test(text.slice(0, first.start))
  return /^[和与跟]$/.test(link) && /^之间/.test(text.slice(second.end))
}

function withSide({ said, start, end, isEnd }: Hit, text: string, today: CalendarDate): ReadTime {
  const [left, right] = [text.slice(0, start), text.slice(end)]
  const [early, late] = [before.exec(left), after.exec(left)]
  const [earlyTail, lateTail] = [beforeTail.exec(right), afterTail.exec(right)]
  const side = early || earlyTail || (isEnd && !late && !lateTail) ? 'before' : late || lateTail ? 'after' : 'within'
  const isSince = side === 'after' && Boolean(late?.[2] ?? lateTail?.[1])
  // 一季度前 is said of what is to be done by its end: of what is to be done before it one says 年底前.
  const isQuarter = /[一二三四1-4]季度$/.test(text.slice(start, end))
  const strict =
    side === 'before' ? !isQuarter && Boolean(early?.[1] ?? earlyTail?.[1]) : Boolean(side === 'after' && late?.[1])
  const kept = isSince
    ? fixed(said.past)
    : side === 'before'
      ? { ...said, near: said.coming }
      : side === 'after'
        ? onward(said, today)
        : said
  const { past, coming, near } = strict ? mapEither(kept, (range) => beside(range, side)) : kept
  return {
    from: near[0],
    to: near[1],
    side,
    ...(past[0] !== coming[0] ? { either: { past, coming } } : {}),
    start: start - ((early ?? late)?.[0].length ?? 0),
    end: end + ((earlyTail ?? lateTail)?.[0].length ?? 0),
  }
}

/** From October on, when it has just ended, is from this October on, also of what is to come. */
function onward(said: Either, today: CalendarDate): Either {
  return said.past[1] >= addDays(today, -45) ? fixed(said.past) : said
}

/** Before March is what ends with February, and after it what begins with April. A day itself is counted in. */
function beside([from, to]: Range, side: ReadTime['side']): Range {
  if (from === to) return [from, to]
  return one(side === 'before' ? addDays(from, -1) : addDays(to, 1)) ?? [from, to]
}
