import type { Market } from '#prisma/seeds/demo/customers/customer-entry.ts'

export type Bilingual = readonly [zh: string, en: string]

/** One thing that a department sells, in its sizes. `{}` in the names is the size. */
export interface ProductLine {
  name: Bilingual
  /** a size, written `zh|en` where the languages differ, and its usual price in 万元 (10,000 CNY) */
  sizes: readonly (readonly [size: string, price: number])[]
  /** what is delivered */
  scope: Bilingual
  markets: readonly Market[]
}

/** What a sales department sells, and what its engineers argue about with customers. */
export interface ProductRange {
  department: string
  lines: readonly ProductLine[]
  topics: readonly Bilingual[]
}
