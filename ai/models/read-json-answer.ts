import { cutThoughts } from './cut-thoughts.ts'

/**
 * The data in what a model answered: without its thoughts, out of a fence, or out of the words around it. A text that is JSON as it is stays
 * so, whatever stands in its strings.
 * @returns undefined where there is none
 */
export function readJsonAnswer(text: string): unknown {
  const said = cutThoughts(text).trim()
  for (const candidate of [text, said, unfenced(said), between(said, '{', '}')]) {
    const data = parse(candidate)
    if (data !== undefined) return data
  }
  return undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** From the first fence to the last: a fence may stand in the data too. */
function unfenced(text: string): string {
  const from = text.indexOf('```')
  if (from === -1) return text
  const inner = text.slice(from + 3).replace(/^[\w-]{0,20}/, '')
  const to = inner.lastIndexOf('```')
  return to === -1 ? inner : inner.slice(0, to)
}

const between = (text: string, open: string, close: string) =>
  text.slice(Math.max(0, text.indexOf(open)), text.lastIndexOf(close) + 1)
