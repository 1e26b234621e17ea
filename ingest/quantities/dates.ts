import { chineseSigns } from './read-numeral.ts'
import { readChinese, type Wording } from './wording.ts'

const months = `january february march april may june july august september october november december`.split(' ')
const monthPart = `(${months.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)\\.?`
const monthSign = new RegExp(months.map((month) => month.slice(0, 3)).join('|'), 'iu')

export const dates: readonly Wording[] = [
  {
    // 2027年3月9日, 二〇二七年三月九日
    sign: /年/u,
    regex: new RegExp(
      `(\\d{4}|[〇零一二三四五六七八九]{4})\\s*年\\s*(\\d{1,2}|[${chineseSigns}]{1,3})\\s*月\\s*(\\d{1,2}|[${chineseSigns}]{1,3})\\s*[日号]`,
      'gu',
    ),
    read: ([, year = '', month = '', day = '']) => {
      const parts = [year, month, day].map((part) => readChinese(part)?.toNumber() ?? 0)
      return dateOf(parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0)
    },
  },
  {
    sign: /-\d{2}-/u,
    regex: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/gu,
    read: ([, year, month, day]) => dateOf(Number(year), Number(month), Number(day)),
  },
  {
    // 14 May 2027, 1st March, 2027
    sign: monthSign,
    regex: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?${monthPart},?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: ([, day, month = '', year]) => dateOf(Number(year), monthOf(month), Number(day)),
  },
  {
    // May 14, 2027
    sign: monthSign,
    regex: new RegExp(`${monthPart}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'giu'),
    read: ([, month = '', day, year]) => dateOf(Number(year), monthOf(month), Number(day)),
  },
]

function monthOf(word: string): number {
  return months.findIndex((month) => month.startsWith(word.toLowerCase().slice(0, 3))) + 1
}

function dateOf(year: number, month: number, day: number): ReturnType<Wording['read']> {
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = new Date(`${written}T00:00:00Z`)
  // 30 February rolls over into March.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) && year > 1900
  return isReal ? { kind: 'date', value: written } : null
}
