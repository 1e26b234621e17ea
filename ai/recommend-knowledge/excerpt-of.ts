import type { Mark } from '#knowledge/words/marks-of.ts'

const most = 200
const ends = /[。！？!?\n]/

/**
 * The sentence of a passage in which the first of the marked words stands; its beginning where nothing is marked. Of one that goes on
 * and on the first part: a screen shows two lines, and says itself that there is more.
 */
export function excerptOf(text: string, marks: readonly Mark[]): string | null {
  const at = marks[0]?.start ?? 0
  const before = [...text.slice(0, at)].join('')
  const start = Math.max(...['。', '！', '？', '!', '?', '\n'].map((end) => before.lastIndexOf(end))) + 1
  const rest = text.slice(start).replace(/^[\s#>*-]+/, '')
  const end = rest.search(ends)
  const sentence = (end === -1 ? rest : rest.slice(0, end + 1)).replaceAll(/[*_`|]/g, '').trim()
  if (sentence === '') return null
  const characters = [...sentence]
  return characters.length > most ? wholeWords(characters.slice(0, most).join('')) : sentence
}

function wholeWords(text: string): string {
  return /[a-z]$/i.test(text) ? text.slice(0, text.lastIndexOf(' ')).trim() || text : text
}
