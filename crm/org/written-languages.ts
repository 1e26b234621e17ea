/** The languages in which the product writes to people. */
export const writtenLanguages = ['zh-CN', 'en'] as const
export type WrittenLanguage = (typeof writtenLanguages)[number]
