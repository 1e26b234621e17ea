interface DemoDocument {
  /** Chinese name of the opportunity */
  opportunity: string
  /** as the rep has the file */
  name: string
  file: URL
}

/**
 * Contracts that buyers sent in the demonstration. What a file says stands beside it as text, in the markup of
 * tests/eval/contracts/README.md, from which it was made.
 */
export const demoDocuments: readonly DemoDocument[] = [
  {
    opportunity: 'Ø9.0 m 数控辗环机',
    name: 'Ø9.0 m 数控辗环机买卖合同（买方稿）.docx',
    file: new URL('./files/ring-rolling-mill-contract.docx', import.meta.url),
  },
]
