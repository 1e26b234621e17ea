/** A name in both scripts; `en` falls back to `zh` before it gets here. */
export interface Name {
  zh: string
  en: string
}

/** The name in the reader's language. */
export function nameIn(name: Name, language: string): string {
  return language.startsWith('zh') ? name.zh || name.en : name.en || name.zh
}

/** What stands in the circle: the family name in Chinese, initials in a Latin script. */
export function initialsOf(name: Name, language: string): string {
  const shown = nameIn(name, language).trim()
  const first = [...shown][0] ?? ''
  if (/\p{Script=Han}/u.test(first)) return first
  const words = shown.split(/[\s.]+/).filter(Boolean)
  const letters = [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}

/** One of five muted tints, the same for one person everywhere and in both languages. */
export function tintOf(name: Name): 0 | 1 | 2 | 3 | 4 {
  let hash = 0
  for (const letter of name.zh || name.en) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return (hash % 5) as 0 | 1 | 2 | 3 | 4
}
