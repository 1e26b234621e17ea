import type { Bilingual } from '#engine/vocabulary.ts'

/** What a case is called until somebody says more. */
export function nameCase(number: number): Bilingual {
  return { zh: `用例 ${number}`, en: `Case ${number}` }
}
