import { markWords } from '#crm/search/search-words.ts'

/** A text in which all the words that were looked for stand out. */
export function MarkedText({ text, words }: { text: string; words: readonly string[] }) {
  let at = 0
  return (
    <>
      {markWords(text, words).map((piece) => {
        const key = at
        at += piece.text.length
        return piece.marked ? (
          <mark key={key} className="bg-transparent font-semibold text-accent-text">
            {piece.text}
          </mark>
        ) : (
          <span key={key}>{piece.text}</span>
        )
      })}
    </>
  )
}
