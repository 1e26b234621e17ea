export const wonReasons = ['technology', 'price', 'delivery', 'service', 'relationship', 'references', 'other'] as const
export const lostReasons = [
  'price',
  'technology',
  'delivery',
  'payment-terms',
  'relationship',
  'no-bid',
  'budget-cut',
  'project-cancelled',
  'other',
] as const

/** Why an opportunity was won or lost; one of a closed list, so that it can be counted. */
export type CloseReason = (typeof wonReasons)[number] | (typeof lostReasons)[number]

export const closeReasons = { won: wonReasons, lost: lostReasons } as const
