import { searchModes } from '#knowledge/search/hit.ts'
import { soundText, z } from '#lib/zod.ts'

/** More than the two thousand words that somebody may paste; what comes after says little of what is looked for. */
const mostQuery = 8000

/** An unreadable part of an address is dropped, not punished: links grow old. */
const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

const KnowledgeAddressSchema = z.object({
  q: optional(
    soundText()
      .trim()
      .min(1)
      .transform((text) => text.slice(0, mostQuery)),
  ),
  /** by words and by meaning when left out */
  mode: optional(z.enum(searchModes)),
  directory: optional(z.uuid()),
  /** those that I wrote, drafts among them */
  mine: optional(z.literal('1')),
  /** where a page of the list goes on: the time and the id of the last one before */
  cursor: optional(
    soundText()
      .regex(/^[\dT:.Z-]{20,30}_[\da-f-]{36}$/)
      .refine((text) => !Number.isNaN(Date.parse(text.split('_')[0] ?? ''))),
  ),
})

export type KnowledgeAddress = z.output<typeof KnowledgeAddressSchema>

/** What the page of knowledge shows, by its address. */
export function readKnowledgeAddress(url: URL): KnowledgeAddress {
  return KnowledgeAddressSchema.parse(Object.fromEntries(url.searchParams))
}
