/** A section of what is to be found: what it is headed with, and its text. `part` says of which part of a whole it is. */
export interface Section {
  heading: string
  text: string
  part?: string
}

/** A passage that is found as one: a section, or a piece of one. */
export interface Passage {
  heading: string
  text: string
  language: 'zh' | 'en'
  part: string | null
}

/** How much a passage holds: so many Chinese characters, or three times as many letters. */
const mostInPassage = 800
/** Characters of a heading that each passage below it is headed with: as many as a title may have. */
const mostInHeading = 200

const chinese = /\p{Script=Han}/gu

/** How much a text says: a Chinese character as much as three letters. */
function sizeOf(text: string): number {
  const characters = text.match(chinese)?.length ?? 0
  return characters + (text.length - characters) / 3
}

/** The language that most of a text is in. */
export function languageOf(text: string): 'zh' | 'en' {
  const characters = text.match(chinese)?.length ?? 0
  return characters * 5 > text.replaceAll(/\s/g, '').length ? 'zh' : 'en'
}

/**
 * Cuts sections into passages, at ends of paragraphs, of long paragraphs at ends of sentences, and of long sentences wherever they are
 * full. A section without a word is found by its heading.
 */
export function cutSections(sections: readonly Section[]): Passage[] {
  return sections.flatMap(({ heading, text, part }) => {
    const pieces = fill(
      text.split(/\n\s*\n/).map((paragraph) => paragraph.trim()),
      '\n\n',
    )
    const texts = pieces.length > 0 ? pieces : heading.trim() ? [''] : []
    return texts.map((piece) => ({
      heading: heading.trim(),
      text: piece,
      language: languageOf(heading + piece),
      part: part ?? null,
    }))
  })
}

/** Puts pieces together while they fit; one that does not fit alone is cut further. */
function fill(pieces: readonly string[], between: string): string[] {
  const full: string[] = []
  let open = ''
  let size = 0
  const close = () => {
    if (open.trim()) full.push(open)
    open = ''
    size = 0
  }
  for (const piece of pieces) {
    if (!piece.trim()) continue
    const more = sizeOf(piece)
    if (more > mostInPassage) {
      close()
      full.push(...cutFurther(piece))
      continue
    }
    if (size + more > mostInPassage) close()
    open += (open ? between : '') + piece
    size += more
  }
  close()
  return full
}

function cutFurther(piece: string): string[] {
  const sentences = piece.match(/[^。！？!?.\n]+(?:[。！？!?\n]+|\.+(?:\s+|$)|\.)?|[。！？!?.\n]+/g) ?? [piece]
  if (sentences.length > 1) return fill(sentences, '')
  const cut: string[] = []
  let open = ''
  let size = 0
  for (const character of piece) {
    open += character
    size += sizeOf(character)
    if (size >= mostInPassage) {
      cut.push(open)
      open = ''
      size = 0
    }
  }
  if (open.trim()) cut.push(open)
  return cut
}

/** The sections of an article in Markdown: each headed with the title, and with the headings it stands under. */
export function sectionsOf(title: string, markdown: string): Section[] {
  const sections: Section[] = []
  const path: string[] = []
  let lines: string[] = []
  let fenced = false
  const close = () => {
    const text = lines.join('\n').trim()
    if (text || path.length > 0) sections.push({ heading: [title, ...path.filter(Boolean)].join(' › '), text })
    lines = []
  }
  for (const line of markdown.split(/\r?\n/)) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced
    const heading = fenced ? null : /^(#{1,6})\s+(\S.*)$/.exec(line)
    if (!heading) {
      lines.push(line)
      continue
    }
    close()
    const level = (heading[1] ?? '#').length
    path.length = Math.min(path.length, level - 1)
    const called = withoutClosing(heading[2] ?? '')
    path[level - 1] = called.slice(0, mostInHeading).trimEnd()
    // Of one that is as long as a text the rest is found as one.
    if (called.length > mostInHeading) lines.push(called)
  }
  close()
  return sections.length > 0 ? sections : [{ heading: title, text: '' }]
}

/** What a line is headed with: number signs behind a space may close it. In steps as many as it has characters, whatever they are. */
function withoutClosing(written: string): string {
  const text = written.trimEnd()
  let end = text.length
  while (text[end - 1] === '#') end -= 1
  return /\s/.test(text[end - 1] ?? '') ? text.slice(0, end).trimEnd() : text
}
