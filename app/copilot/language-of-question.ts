/**
 * The language in which somebody asks, and so is answered. A name or a number alone says nothing of it: then it is that of their
 * screens.
 */
export function languageOfQuestion(question: string, otherwise: 'zh' | 'en'): 'zh' | 'en' {
  if (/\p{Script=Han}/u.test(question)) return otherwise === 'en' && isMostlyLatin(question) ? 'en' : 'zh'
  const words = question.match(/\p{Script=Latin}{2,}/gu) ?? []
  return words.length >= 3 ? 'en' : otherwise
}

/** An English sentence about something with a Chinese name. */
function isMostlyLatin(question: string): boolean {
  const words = question.match(/\p{Script=Latin}{2,}/gu) ?? []
  return words.length >= 3
}
