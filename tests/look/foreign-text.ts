/** Something a screen shows outside the brackets of the pseudo-language. */
export interface ShownText {
  text: string
  /** where it stands, for a person to find it */
  where: string
}

/** Names that are the same in every language. */
const properNames = ['Gantry', '中文', 'English']
const separators = /\s[-–—]\s|[·,，、;；:：|/()（）\n→]+/

/** Texts that people have typed, or that tell one record from another: what may stand on a screen in any language. */
export class DataTexts {
  readonly #all: string
  readonly #known = new Map<string, boolean>()

  constructor(texts: Iterable<string>) {
    this.#all = `\n${[...new Set([...texts].filter((text) => !isIdentifier(text)))].join('\n')}\n`
  }

  /** Whether a text is made of data alone: one of the texts, whole words of one, or several with marks between them. */
  holds(text: string): boolean {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const held = this.#has(text) || text.split(separators).every((part) => this.#has(part))
    this.#known.set(text, held)
    return held
  }

  #has(part: string): boolean {
    const wanted = withoutFigures(part)
    if (!/\p{Letter}/u.test(wanted) || properNames.includes(wanted)) return true
    for (const text of [part.trim(), wanted]) {
      for (let at = this.#all.indexOf(text); at >= 0; at = this.#all.indexOf(text, at + 1)) {
        if (!isInsideWord(this.#all, at, text.length)) return true
      }
    }
    return false
  }
}

/** What code calls things by, such as `pre-bid` or `product-project.needs`: in no language fit to be shown. */
function isIdentifier(text: string): boolean {
  return /^[a-z][a-zA-Z0-9]*([-._:][a-zA-Z0-9]+)*$/.test(text)
}

/** Without figures, their signs and their large units: `¥126.8 M` is the same in every language. */
function withoutFigures(text: string): string {
  return text
    .replace(/[¥€$]?\s?\d[\d,.:%]*(\s?M\b)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const latin = /[a-zA-Z\u00C0-\u024F]/

function isInsideWord(all: string, at: number, length: number): boolean {
  const touches = (outside: string | undefined, inside: string | undefined) =>
    latin.test(outside ?? '') && latin.test(inside ?? '')
  return touches(all[at - 1], all[at]) || touches(all[at + length], all[at + length - 1])
}

/** What is neither data nor came from a catalogue. */
export function findForeign(shown: readonly ShownText[], data: DataTexts): string[] {
  const foreign = shown.filter(({ text }) => !data.holds(text)).map(({ text, where }) => `“${text}” in ${where}`)
  return [...new Set(foreign)]
}
