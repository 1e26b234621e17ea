import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { embeddedMethods } from '#ai/review-contract/embedded-methods.server.ts'
import type { Flag } from '#ai/review-contract/flag.ts'
import { reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import type { FlagBox, Paper } from '#app/documents/paper.ts'
import { flagBoxesOf, paperOf } from '#app/documents/paper-of.server.ts'
import { cutAtMarks } from '#app/screens/reviews/cut-at-marks.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import type { Truth } from './read-source.ts'
import { type PlacedWord, placeWords, withoutSpace, wordsUnder } from './words-under-boxes.ts'

const here = new URL('./', import.meta.url)
const truth: readonly Truth[] = JSON.parse(readFileSync(new URL('truth.json', here), 'utf8'))
const samples = (format: Truth['format']) => truth.filter((each) => each.format === format)
const now = new Date('2026-11-27T01:00:00Z')

/** What the page of a review shows of a sample, by the way that an upload goes. */
async function review(file: string): Promise<{ bytes: Uint8Array; flags: Flag[]; paper: Paper; boxes: FlagBox[] }> {
  const bytes = new Uint8Array(readFileSync(new URL(`files/${file}`, here)))
  const document = await readDocument({ bytes, name: file })
  const { flags } = await reviewContract(
    document,
    {
      playbook: await shippedPlaybook(packDefaults),
      ...packDefaults,
      now,
    },
    embeddedMethods(),
  )
  return { bytes, flags, paper: paperOf(document), boxes: flagBoxesOf(document, flags) }
}

/** The flags whose boxes do not lie on their words, each with what lies under them. */
function findAstray(flags: readonly Flag[], boxes: readonly FlagBox[], words: readonly PlacedWord[][]) {
  return flags.flatMap(({ at, quote }, flag) => {
    const own = Map.groupBy(
      boxes.filter((box) => box.flag === flag),
      ({ page }) => page,
    )
    const under = [...own].map(([page, here]) => wordsUnder(here, words[page - 1] ?? [])).join('')
    const wanted = at ? withoutSpace(quote) : ''
    return under === wanted ? [] : [{ flag, under, wanted }]
  })
}

describe.each(samples('pdf'))('$file', ({ file }) => {
  let flags: Flag[]
  let boxes: FlagBox[]
  let words: PlacedWord[][]
  beforeAll(async () => {
    const reviewed = await review(file)
    flags = reviewed.flags
    boxes = reviewed.boxes
    words = await placeWords(reviewed.bytes)
  })

  test('under the boxes of each flag pdf.js finds the words that it quotes, and none else', () => {
    expect(flags.some(({ at }) => at)).toBe(true)
    expect(findAstray(flags, boxes, words)).toEqual([])
  })

  test.each([
    ['a line lower', { x: 0, y: 15 }],
    ['a line higher', { x: 0, y: -15 }],
    ['some words to the right', { x: 60, y: 0 }],
    ['some words to the left', { x: -60, y: 0 }],
  ])('a box that is drawn %s is found out, whichever it is', (_, by) => {
    for (const strayed of boxes) {
      const shifted = boxes.map((box) => (box === strayed ? { ...box, x: box.x + by.x, y: box.y + by.y } : box))
      expect(findAstray(flags, shifted, words).map(({ flag }) => flag)).toEqual([strayed.flag])
    }
  })
})

/** The words that the paragraphs of the page draw under a flag. */
function wordsMarked({ text, blocks }: Paper, flags: readonly Pick<Flag, 'at'>[], flag: number): string {
  return blocks
    .flatMap(({ start, end }) => cutAtMarks({ text, start, end, flags }))
    .filter((piece) => piece.flags.includes(flag))
    .map((piece) => piece.text)
    .join('')
}

/** Harmless from end to end: what it is flagged for is missing, and has no words. */
const unmarked = 'zh-own-template-hydraulic-press.docx'

test.each(samples('docx'))('$file: the words under each mark are those that its flag quotes', async ({ file }) => {
  const { flags, paper } = await review(file)
  const placed = flags.filter(({ at }) => at)
  expect(placed.length > 0).toBe(file !== unmarked)
  const shown = placed.map((_, flag) => withoutSpace(wordsMarked(paper, placed, flag)))
  const quoted = placed.map(({ quote }) => withoutSpace(quote))
  expect(shown).toEqual(quoted)

  const moved = placed.map(({ at }) => ({ at: at && { start: at.start + 2, end: at.end + 2 } }))
  for (const [flag, quote] of quoted.entries()) {
    expect(withoutSpace(wordsMarked(paper, moved, flag))).not.toBe(quote)
  }
})
