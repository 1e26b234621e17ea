const accents: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  c: 'ç',
  y: 'ý',
}

/**
 * The catalogue in a language nobody speaks: letters accented, longer by a third, in brackets. Text without brackets on a
 * screen in this language did not come from the catalogue.
 */
export function pseudo(value: unknown): unknown {
  if (typeof value === 'string') return `⟦${accented(value)}${'~'.repeat(Math.ceil(value.length / 4))}⟧`
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudo(inner)]))
  }
  return value
}

/** Leaves `{{names}}` of interpolations and `<tags>` alone. */
function accented(text: string): string {
  return text
    .split(/(\{\{[^}]*\}\}|<[^>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter)))
    .join('')
}
