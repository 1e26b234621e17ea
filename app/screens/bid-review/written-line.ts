import type { WrittenSummary } from '#ai/summarise-bids/summary.ts'
import type { NamedBid } from './records-behind.ts'

/** What comes along while a model writes a summary: how far it is, and at last what it wrote, with the bids behind it. */
export type WrittenLine =
  | { type: 'progress'; done: number; of: number }
  | { type: 'ended'; written: WrittenSummary; bids: NamedBid[] }
