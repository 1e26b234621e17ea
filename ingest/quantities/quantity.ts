import type { Span } from '#ingest/document.ts'

/** What a wording says of a size, with its unit. Amounts and shares are decimal strings; a share of 1 is the whole. */
export type QuantityValue =
  | { kind: 'money'; value: string; currency: string | null }
  | { kind: 'share'; value: string }
  | { kind: 'duration'; value: string; unit: DurationUnit; interpreted: boolean }
  | { kind: 'date'; value: string }
  | { kind: 'number'; value: string }

export type DurationUnit = 'hour' | 'day' | 'working-day' | 'week' | 'month'

/** A quantity in a text. `otherwise` is what figures beside it say instead ("ten (12) days"): neither is right by itself. */
export type Quantity = Span & QuantityValue & { otherwise: QuantityValue | null }
