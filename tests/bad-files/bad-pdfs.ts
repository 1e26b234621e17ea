import type { BadFile } from './bad-files.ts'
export const badPdfs: readonly BadFile[] = []
