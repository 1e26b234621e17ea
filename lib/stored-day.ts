/** A day `YYYY-MM-DD` as the database's client takes it. */
export function storedDay(day: string): Date
export function storedDay(day: string | null): Date | null
export function storedDay(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`)
}

/** A day as the database's client gives it, `YYYY-MM-DD`. */
export function dayText(day: Date): string
export function dayText(day: Date | null): string | null
export function dayText(day: Date | null): string | null {
  return day?.toISOString().slice(0, 10) ?? null
}
