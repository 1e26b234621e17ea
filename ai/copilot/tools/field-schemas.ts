import { isCalendarDate } from '#lib/clock.ts'
import { soundText, z } from '#lib/zod.ts'

// What arguments of several tools are made of, each with what a model is told of it.

export const recordName = (what: string) =>
  soundText()
    .trim()
    .min(1)
    .max(200)
    .describe(`${what}: its id, number or words of its name; left out, the one on screen`)

export const words = (what: string) => soundText().trim().min(1).max(200).describe(what)

export const person = (what: string) => soundText().trim().min(1).max(80).describe(`${what}: a name, or \`me\``)

export const day = (what: string) => z.string().refine(isCalendarDate, 'YYYY-MM-DD').describe(`${what}, YYYY-MM-DD`)

/** Whole units of the group's currency: `30000000`. */
export const amount = (what: string) =>
  z.int().min(0).max(999_999_999_999).describe(`${what}, in whole units of the currency: 30000000`)

export const most = (usual: number) => z.int().min(1).max(50).default(usual).describe('rows at most')
