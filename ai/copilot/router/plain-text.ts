import { Converter } from 'opencc-js/t2cn'
import { readEnglishNumber } from './english-numbers.ts'

const toSimplified = Converter({ from: 'tw', to: 'cn' })

/** Of a question so much is looked at: what is longer is an account or a paste. */
export const longestRead = 1_500

/** A question as it is read: narrow, in small and simplified characters, without what cannot be seen, white space in single blanks. */
export function plainText(question: string): string {
  return toSimplified(question.slice(0, longestRead).normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/[\p{Cf}\p{Cc}]+/gu, ' ')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[“”「」『』《》【】"]/g, ' ')
    .replaceAll(/\b(do|does|did|is|are|was|were|have|has|had|ca|wo|could|would|should)nt\b/g, "$1n't")
    .replaceAll(/\b(what|who|where|when|how|that|there)s\b(?= )/g, "$1's")
    .replaceAll(/\bw(?:\/\s?| (?=[a-z]))/g, 'with ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** Small numbers as people write them: `12`, `1.5`, 十二, 两百五, 半, twelve. Null for what is none. */
export function readNumber(text: string): number | null {
  const said = text.trim()
  if (/^\d[\d,]*(\.\d+)?$/.test(said)) return Number(said.replaceAll(',', ''))
  if (said === '半') return 0.5
  if (/^[a-z]/.test(said)) return readEnglishNumber(said)
  if (!/^[零〇一二两俩三四五六七八九十百千]+$/.test(said)) return null
  let [sum, current, last] = [0, 0, 1]
  for (const character of said) {
    const unit = units[character]
    if (unit === undefined) current = digits[character] ?? 0
    else {
      sum += (current || 1) * unit
      ;[current, last] = [0, unit]
    }
  }
  // 两百五 is 250: what stands last without a unit is of the next lower one.
  return sum + (current > 0 && last > 10 && !/[零〇]/.test(said) ? current * (last / 10) : current)
}
