const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u

/** Whether a character is as broad as it is high, with its punctuation: between two of them no space means anything. */
export function isWide(character: string): boolean {
  return wide.test(character)
}
