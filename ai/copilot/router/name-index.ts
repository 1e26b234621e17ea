/** Something that a question may name, with all that it is called by. */
export interface Named {
  /** names, those of its customer among them, in small and simplified characters */
  text: string
  /** its own names alone */
  own: string
}

export interface Match<T> {
  of: T
  score: number
  /** the words of the question that stand in its names, the most telling first */
  words: readonly string[]
}

/** A word of a question or a name: pairs of Chinese characters, words of letters, numbers. */
interface Token {
  key: string
  start: number
  end: number
}

/** Told by so few at most, a word is one that names; by more it only describes. */
const fewest = 8
/** What its own name says counts more than what its customer's does. */
const ownShare = 1.15
/** As good as the best is what comes so near to it. */
const near = 0.97

/**
 * Finds which of some names a text speaks of, however little of a name it says and whatever else stands in it: by the words that text
 * and name share, the rarer the more (inverse document frequency). A word of letters with one wrong counts a little less.
 */
export function indexNames<T extends Named>(
  all: readonly T[],
): {
  match: (text: string) => Match<T>[]
  /** does any of it stand in a name? */
  knows: (text: string) => boolean
} {
  const keys = all.map(({ text }) => new Set(tokensOf(text).map(({ key }) => key)))
  const ownKeys = all.map(({ own }) => new Set(tokensOf(own).map(({ key }) => key)))
  const frequency = new Map<string, number>()
  for (const own of keys) for (const key of own) frequency.set(key, (frequency.get(key) ?? 0) + 1)
  const weightOf = (key: string) => Math.log((all.length + 1) / ((frequency.get(key) ?? 0) + 0.5))
  const words = [...frequency.keys()].filter((key) => /^[a-z]{5,}$/.test(key))
  const least = Math.log((all.length + 1) / (Math.min(fewest, Math.max(1, all.length / 3)) + 0.5))
  return {
    knows: (text) => tokensOf(text).some((token) => known(token, frequency, words).length > 0),
    match: (whole) => {
      const text = whole.slice(0, longestMatched)
      const tokens = tokensOf(text).flatMap((token) => known(token, frequency, words))
      const scored = all.map((of, at): Match<T> => {
        const held = tokens.filter(({ key }) => keys[at]?.has(key))
        const once = new Map(held.map((token) => [token.key, token]))
        const score = [...once.values()].reduce(
          (sum, token) =>
            sum +
            weightOf(token.key) *
              token.share *
              (isChance(token, held, text, of.text) ? chance : 1) *
              (ownKeys[at]?.has(token.key) ? ownShare : 1),
          0,
        )
        return { of, score, words: score > 0 ? runsOf(held, text, weightOf) : [] }
      })
      const best = Math.max(0, ...scored.map(({ score }) => score))
      if (best < least) return []
      return scored.filter(({ score }) => score >= best * near).toSorted((a, b) => b.score - a.score)
    },
  }
}

/** Of what may be a name so much is looked at, in characters: nobody says more of one. */
const longestMatched = 300

/** What a pair of characters counts that may stand there by chance. */
const chance = 0.4

/** One pair of a longer run of Chinese, which is no beginning of a name: 处理 in 没人处理 is no water treatment. */
function isChance(token: Token, held: readonly Token[], text: string, names: string): boolean {
  if (!/^\p{Script=Han}{2}$/u.test(token.key)) return false
  if (held.some((other) => other !== token && other.start < token.end && other.end > token.start)) return false
  const left = /\p{Script=Han}*$/u.exec(text.slice(0, token.start))?.[0].length ?? 0
  const right = /^\p{Script=Han}*/u.exec(text.slice(token.end))?.[0].length ?? 0
  if (left + right === 0) return false
  return (left > 0 && left + right > 2) || !names.split(' | ').some((name) => name.startsWith(token.key))
}

interface KnownToken extends Token {
  /** 1 as it stands; less where a letter was wrong */
  share: number
}

/** A word as the names have it: as it stands, without its plural, or with a letter put right. */
function known(token: Token, frequency: ReadonlyMap<string, number>, words: readonly string[]): KnownToken[] {
  if (frequency.has(token.key)) return [{ ...token, share: 1 }]
  if (!/^[a-z]{5,}$/.test(token.key)) return []
  const single = token.key.replace(/(?:es|s)$/, '')
  if (frequency.has(single)) return [{ ...token, key: single, share: 1 }]
  const most = token.key.length > 9 ? 2 : 1
  // Names in pinyin are near to one another: of a short one only letters that changed places or were doubled are put right.
  const isSlip = (word: string) => token.key.length > 7 || lettersOf(word) === lettersOf(token.key)
  const close = words.filter(
    (word) =>
      word[0] === token.key[0] &&
      Math.abs(word.length - token.key.length) <= most &&
      distance(word, token.key) <= most &&
      isSlip(word),
  )
  return close.map((key) => ({ ...token, key, share: 0.8 }))
}

/** Which letters a word has, in no order and each once. */
const lettersOf = (word: string) => [...new Set(word)].toSorted().join('')

/** The words of a text. Of Chinese every pair of neighbours, as names are shortened and run together. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: run, index: start } of text.matchAll(/\p{Script=Han}+|[a-z]+(?:'[a-z]+)?|\d+(?:\.\d+)?/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) {
      if (run.length > 1 || /\d/.test(run)) tokens.push({ key: run.replace(/'s$/, ''), start, end: start + run.length })
      continue
    }
    for (let at = 0; at + 2 <= run.length; at += 1)
      tokens.push({ key: run.slice(at, at + 2), start: start + at, end: start + at + 2 })
  }
  return tokens
}

/** What was said, as it stood: pairs that touch are one word again. */
function runsOf(held: readonly Token[], text: string, weightOf: (key: string) => number): string[] {
  const runs: { start: number; end: number; weight: number }[] = []
  for (const { key, start, end } of held.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      last.weight += weightOf(key)
    } else runs.push({ start, end, weight: weightOf(key) })
  }
  return runs.toSorted((a, b) => b.weight - a.weight).map(({ start, end }) => text.slice(start, end))
}

/** Letters to change, add or leave out between two words, neighbours that changed places counted once. */
export function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...new Array<number>(b.length).fill(0)])
  for (let j = 0; j <= b.length; j += 1) (rows[0] ?? [])[j] = j
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const at = (row: number, column: number) => rows[row]?.[column] ?? 0
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1)
      ;(rows[i] ?? [])[j] = least
    }
  }
  return rows[a.length]?.[b.length] ?? 0
}
