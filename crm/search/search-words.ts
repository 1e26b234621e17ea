const quotes = /["“”„「」『』]/g

/** A text as searches see it: small letters, narrow digits, no quotation marks. gantry.searchable says the same in SQL. */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(quotes, '')
}

/** The words of a query, the longest first, as gantry.search_words cuts them. */
export function searchWords(query: string): string[] {
  const parts = searchable(query)
    .split(/\s+/)
    .map((part) => part.replace(/^-+/, '') || part)
  return [...new Set(parts)]
    .filter((word) => word !== '')
    .sort((a, b) => [...b].length - [...a].length || (a < b ? -1 : 1))
    .slice(0, 8)
}

/** Does the text hold every one of the words? */
export function holdsWords(text: string, words: readonly string[]): boolean {
  const whole = searchable(text)
  return words.every((word) => whole.includes(word))
}

/** The text in pieces, those that the words stand in marked: all of them, wherever they are. */
export function markWords(text: string, words: readonly string[]): { text: string; marked: boolean }[] {
  const letters = [...text]
  // A letter may become several (ﬁ) or none (“), so each place in what is searched knows the letter it comes from.
  const from: number[] = []
  let whole = ''
  for (const [at, letter] of letters.entries()) {
    const plain = searchable(letter)
    whole += plain
    for (let n = 0; n < plain.length; n += 1) from.push(at)
  }
  const marked = new Set<number>()
  for (const word of words) {
    for (let at = whole.indexOf(word); word && at >= 0; at = whole.indexOf(word, at + 1)) {
      const [first = 0, last = 0] = [from[at], from[at + word.length - 1]]
      for (let letter = first; letter <= last; letter += 1) marked.add(letter)
    }
  }
  const pieces: { text: string; marked: boolean }[] = []
  for (const [at, letter] of letters.entries()) {
    const last = pieces.at(-1)
    if (last && last.marked === marked.has(at)) last.text += letter
    else pieces.push({ text: letter, marked: marked.has(at) })
  }
  return pieces
}
