import { z } from '#lib/zod.ts'

/** A place in a timeline: the event that the page before it ended with. */
export interface TimelinePlace {
  at: Date
  id: string
  /** which of several that share both */
  part?: number
}

/** The place as it stands in an address. */
export function writePlace({ at, id, part }: TimelinePlace): string {
  return [at.toISOString(), id, ...(part === undefined ? [] : [part])].join('~')
}

/** Reads a place that anybody could have written into an address; null, the newest events, for what is none. */
export function readPlace(text: string | null | undefined): TimelinePlace | null {
  const [instant = '', id = '', part = ''] = text?.split('~') ?? []
  // A day that is not in the calendar or a year out of reach is a date here, and an error in the database.
  if (!/^[12]\d{3}-/.test(instant) || Number.isNaN(Date.parse(instant))) return null
  const at = new Date(instant)
  if (at.toISOString() !== instant || !z.guid().safeParse(id).success) return null
  return { at, id, ...(/^\d{1,9}$/.test(part) && { part: Number(part) }) }
}
