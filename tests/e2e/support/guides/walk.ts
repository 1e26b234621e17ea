import type { Page } from 'playwright-core'

/** Carries out one step of a guide, with the words that stand in bold in it. */
export type Walk = (page: Page, words: string[]) => Promise<void>

/** Waits until words stand on the page. */
export const sees = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor()
