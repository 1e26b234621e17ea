import type { PrintedWords } from '#app/documents/paper.ts'

/** Nine tenths of a line's height stand above its base line in the fonts of contracts. */
const baseLine = 0.8

interface Props {
  text: string
  words: readonly PrintedWords[]
}

/** The words of a page where they are printed, unseen: what is selected and copied is the canonical text. */
export function PrintedWordsLayer({ text, words }: Props) {
  return words.map(({ start, end, x, y, width, height, direction }) => {
    const isUpright = direction === 90 || direction === 270
    const [length, size] = isUpright ? [height, width] : [width, height]
    const corner = {
      0: [x, y],
      90: [x + width, y],
      180: [x + width, y + height],
      270: [x, y + height],
    }[direction] ?? [x, y]
    return (
      <text
        key={start}
        data-at={start}
        transform={`translate(${corner[0]} ${corner[1]}) rotate(${direction})`}
        y={size * baseLine}
        fontSize={size}
        textLength={length}
        lengthAdjust="spacingAndGlyphs"
      >
        {text.slice(start, end)}
      </text>
    )
  })
}
