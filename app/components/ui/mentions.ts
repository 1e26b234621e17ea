/** Whom a text may name, and how it may write them. */
interface Named {
  id: string
  labels: readonly string[]
}

export interface MentionPiece {
  text: string
  /** whom this piece names; null for other words */
  personId: string | null
}

/** A mention may stand after anything but a letter or digit of an address: `he@example.com` names nobody. */
const begun = /(?<![\w.%+-])[@＠]([^@＠\n]{0,40})$/u

/**
 * The mention that is being typed where the cursor stands: where its `@` is, and the words after it.
 * @param named names that stand in the text already: one that is whole is typed no more
 */
export function openMention(
  text: string,
  cursor: number,
  named: readonly string[],
): { start: number; query: string } | null {
  const match = begun.exec(text.slice(0, cursor))
  const query = match?.[1]
  if (!match || query === undefined || named.some((label) => query.startsWith(label))) return null
  return { start: match.index, query }
}

/**
 * The text in pieces: `@name` of the people, the longest name that fits, and what stands between. Of namesakes the first stands
 * where the name stands first.
 */
export function cutAtMentions(text: string, people: readonly Named[]): MentionPiece[] {
  const names = people
    .flatMap(({ id, labels }) => [...new Set(labels)].map((label) => ({ id, label })))
    .filter(({ label }) => label !== '')
    .sort((one, other) => other.label.length - one.label.length)
  const used = new Set<string>()
  const pieces: MentionPiece[] = []
  let from = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const [longest] = names.filter(({ label }) => text.startsWith(label, at + 1))
    if (!longest || at < from) continue
    const namesakes = names.filter(({ label }) => label === longest.label)
    const { id } = namesakes.find((each) => !used.has(each.id)) ?? longest
    used.add(id)
    if (at > from) pieces.push({ text: text.slice(from, at), personId: null })
    from = at + 1 + longest.label.length
    pieces.push({ text: text.slice(at, from), personId: id })
  }
  if (from < text.length) pieces.push({ text: text.slice(from), personId: null })
  return pieces
}
