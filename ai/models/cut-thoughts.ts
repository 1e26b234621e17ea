const tag = /<\s{0,9}(\/?)\s{0,9}(?:think|thinking|thoughts?|reasoning)\b[^<>]{0,200}>/gi

/**
 * What a model says, without what it thought before it: endpoints that do not part the two send both as one text. Thoughts that nobody
 * ends go to the end of it, and of an end that nobody has opened all before it is thoughts, as many templates open them in the prompt.
 */
export function cutThoughts(text: string): string {
  let said = ''
  let from = 0
  let isThinking = false
  for (const { 0: whole, 1: slash, index } of text.matchAll(tag)) {
    if (slash) {
      if (!isThinking) said = ''
      isThinking = false
      from = index + whole.length
    } else if (!isThinking) {
      said += text.slice(from, index)
      isThinking = true
    }
  }
  return isThinking ? said : said + text.slice(from)
}

const endTag = /<\s{0,9}\/\s{0,9}(?:think|thinking|thoughts?|reasoning)\b[^<>]{0,200}>/i

/** Whether a text that is still being written has just shown that all before was thoughts: their end has come, and no beginning. */
export function showsThoughts(text: string, piece: string): boolean {
  if (!piece.includes('>') || !endTag.test(text.slice(-300 - piece.length))) return false
  const [first] = text.matchAll(tag)
  return first?.[1] === '/'
}
