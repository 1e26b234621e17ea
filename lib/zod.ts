import { z } from 'zod'

// Zod compiles its parsers with `new Function` where it may, and asks by trying: under the content security policy of our
// pages each try is a violation. It has to be told before the first schema is made, so schemas take `z` from here.
z.config({ jitless: true })

export { z }

/** Can the database keep this text? It refuses NUL, and half of a surrogate pair is no character. */
export function isSoundText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}

/** Text that goes to the database, wherever it came from: the beginning of every schema of typed words. */
export const soundText = (error?: string) => z.string({ error }).refine(isSoundText, 'form.invalid')
