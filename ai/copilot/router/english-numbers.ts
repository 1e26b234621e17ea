/** From nought on, each word the number of its place. */
const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** Words of the numbers from one to nineteen, and of the tens, as alternatives of a regular expression. */
export const onesEn = ones.slice(1).toReversed().join('|')
export const tensEn = tens.join('|')

const words = new Map<string, number>([
  ...ones.map((word, n) => [word, n] as const),
  ...tens.map((word, n) => [word, (n + 2) * 10] as const),
  ['a', 1],
  ['an', 1],
  ['couple', 2],
  ['few', 3],
  ['several', 3],
  ['hundred', 100],
])

/** A number in words: twelve, seventy-five, two hundred and eighty. Null where a word of it is none. */
export function readEnglishNumber(text: string): number | null {
  let sum = 0
  for (const word of text.split(/[- ]+/)) {
    if (word === 'and') continue
    const number = words.get(word)
    if (number === undefined) return null
    sum = word === 'hundred' ? (sum || 1) * 100 : sum + number
  }
  return sum
}
