/** How much a flag matters, the worst first: one would not sign it, one would negotiate it, one should know it. */
export const clauseSeverities = ['high', 'medium', 'low'] as const
export type ClauseSeverity = (typeof clauseSeverities)[number]
