import { seenVersion, typedDay } from '#lib/typed-fields.ts'
import { z } from '#lib/zod.ts'

/** The day on which both sides have signed, and the version of the contract that the person saw. */
export const SignContractSchema = z.object({ signedOn: typedDay, version: seenVersion })
