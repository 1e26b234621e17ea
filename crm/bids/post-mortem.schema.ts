import { orNothing, required, seenVersion, typedDay, words } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'
import { factorIds, saidFactors } from './factors.ts'

/** What a bid is looked back at in, in the order in which it is read. */
export const dimensions = ['technical', 'commercial', 'price', 'relationship'] as const
export type Dimension = (typeof dimensions)[number]

/** One dimension: a score of 1 to 5, what was good or bad, and the version that the writer saw, 0 for none. */
export const WritePartSchema = z.object({
  dimension: z.enum(dimensions),
  score: orNothing(z.enum(['1', '2', '3', '4', '5']).transform(Number)).default(null),
  text: words(4000),
  version: seenVersion,
})

/** The factors of a dimension that were said to hold, and those said not to. */
export const SetFactorsSchema = z
  .object({
    dimension: z.enum(dimensions),
    holds: z.array(z.enum(saidFactors)).max(40).default([]),
    not: z.array(z.enum(saidFactors)).max(40).default([]),
    /** a mark of the factors as the person saw them */
    base: z.string().regex(/^[0-9a-f]{32}$/),
  })
  .refine(({ holds, not }) => !holds.some((factor) => not.includes(factor)), { path: ['not'], error: 'form.invalid' })

export const mostReasons = 5

/** The main reason, further ones in order, and why a dimension stays empty, if one does. */
export const SetReasonsSchema = z
  .object({
    mainReason: orNothing(z.enum(factorIds)).default(null),
    furtherReasons: z.array(z.enum(factorIds)).max(mostReasons, 'form.tooMany').default([]),
    emptyReason: orNothing(words(300)).default(null),
    version: seenVersion,
  })
  .transform(({ mainReason, furtherReasons, ...rest }) => ({
    ...rest,
    mainReason,
    furtherReasons: [...new Set(furtherReasons)].filter((factor) => factor !== mainReason),
  }))

/** What is to be done otherwise, by whom and until when. The form brings the id, so that a second click adds nothing twice. */
export const AddLessonSchema = z.object({
  lessonId: z.uuid(),
  text: required(300),
  ownerId: z.uuid({ error: 'form.required' }),
  dueOn: typedDay,
})

export const CloseLessonSchema = z.object({ lessonId: z.uuid() })

export const SubmitPostMortemSchema = z.object({ version: seenVersion })
