/** One idea out of families of words, each the source of a pattern; `flags` without "i" where a capital tells. */
export function anyOf(families: readonly string[], flags = 'iu'): RegExp {
  return new RegExp(families.map((family) => `(?:${family})`).join('|'), flags)
}
