import type { Likeness, LikenessReason } from './likeness.ts'
import { nameKeys, wordingsBetween } from './name-key.ts'

/** Holds a name on record against the one being entered; null when they have too little in common to bother anybody. */
export function compareNames(entered: string, existing: string): Likeness | null {
  const keys = nameKeys(entered)
  const others = nameKeys(existing)
  if (keys.some((key) => key !== '' && others.includes(key))) {
    const wordings = wordingsBetween(entered, existing)
    return {
      level: 'likely',
      reasons: wordings.length > 0 ? wordings.map((kind) => ({ kind })) : [{ kind: 'same-name' }],
    }
  }
  for (const key of keys) {
    for (const other of others) {
      const reason = similarity(key, other)
      if (reason) return { level: 'similar', reasons: [reason] }
    }
  }
  return null
}

function similarity(key: string, other: string): LikenessReason | null {
  if (isTelling(key) && other.includes(key)) return { kind: 'longer', part: other.replace(key, '') }
  if (isTelling(other) && key.includes(other)) return { kind: 'shorter', part: key.replace(other, '') }
  // An exchange of two characters counts as two, so 江澄 is not 澄江; in a Latin word it is a slip of the finger.
  const latin = /^[\p{Script=Latin}\d]+$/u.test(key + other)
  const most = latin && Math.min(key.length, other.length) >= 8 ? 2 : 1
  if (Math.min(key.length, other.length) < (latin ? 6 : 4)) return null
  return distance(key, other) <= most ? { kind: 'one-character' } : null
}

/** Long enough to mean a company and not a word that half of them share. */
function isTelling(key: string): boolean {
  return key.length >= (/\p{Script=Han}/u.test(key) ? 3 : 5)
}

/** Levenshtein distance of two short texts. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
