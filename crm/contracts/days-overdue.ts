import { daysBetween } from '#lib/clock.ts'

/** What a payment has to do with the day on which it is due. */
interface Due {
  /** of its contract: nothing is due of one that is not signed */
  state: string
  dueOn: string
  receivedOn: string | null
}

/** How many days a payment is overdue; null when it has come in or is not due yet. On the day itself it is not overdue. */
export function daysOverdue({ state, dueOn, receivedOn }: Due, today: string): number | null {
  if (state !== 'signed' || receivedOn !== null) return null
  const days = daysBetween(dueOn, today)
  return days > 0 ? days : null
}
