/** A text as it is cut, and where each of its UTF-16 units stands in the text as it was written. */
export interface Folded {
  text: string
  /** as long as `text`, and one more for its end */
  from: number[]
}

/** Full-width letters and digits as narrow ones, compatibility characters as what they stand for, capitals as small letters. */
export function foldCharacters(written: string): Folded {
  let text = ''
  const from: number[] = []
  let at = 0
  for (const character of written) {
    const folded = character.normalize('NFKC').toLowerCase()
    for (let unit = 0; unit < folded.length; unit += 1) from.push(at)
    text += folded
    at += character.length
  }
  from.push(at)
  return { text, from }
}
