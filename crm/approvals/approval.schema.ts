import { orNothing, required, typedDay, words } from '#lib/typed-fields.ts'
import { soundText, z } from '#lib/zod.ts'

/** Longest of what is written to those who decide, or by them. */
const mostWords = 1000

const opinion = orNothing(words(mostWords)).default(null)

/** Brought by the form and kept over retries: the same key gets the same answer, whatever the network did. */
const key = z.uuid()

/** Number of a task, as the person saw it. */
const task = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)

const person = z.uuid({ error: 'form.choose' })

/** Nobody is left guessing what is wrong with what comes back. */
const reasoned = <T extends { decision: string; opinion: string | null }>({ decision, opinion: said }: T) =>
  decision === 'approve' || said !== null

/** What one who is asked says. It is sent back to whoever submitted it unless it says which step. */
export const DecideApprovalSchema = z
  .object({
    key,
    task,
    decision: z.enum(['approve', 'reject', 'send-back']),
    to: z.union([z.literal('submitter'), task]).default('submitter'),
    opinion,
  })
  .refine(reasoned, { path: ['opinion'], error: 'form.required' })

/** Somebody else says it instead. */
export const DelegateApprovalSchema = z.object({ key, task, to: person, opinion })

/** Somebody else says something too, before or after. */
export const AddSignerSchema = z.object({ key, task, person, where: z.enum(['before', 'after']), opinion })

export const WithdrawApprovalSchema = z.object({ key })

/** A task without anybody is given to somebody. */
export const AssignApprovalSchema = z.object({ key, task, to: person })

/** The figures that the person saw in the preview. */
const figuresVersion = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)

/** A contract submitted for approval. The form brings the id, so that a second click submits nothing twice. */
export const SubmitContractSchema = z.object({ id: z.uuid(), figuresVersion, note: opinion })

/** An exception at a stage gate asked for, and why. */
export const SubmitExceptionSchema = z.object({ id: z.uuid(), figuresVersion, reason: required(mostWords) })

/** Who decides instead of whoever is away, both days included. */
export const AddDelegationSchema = z
  .object({
    id: z.uuid(),
    to: person,
    fromDay: typedDay,
    untilDay: typedDay,
    reason: orNothing(words(200)).default(null),
  })
  .refine(({ fromDay, untilDay }) => fromDay <= untilDay, { path: ['untilDay'], error: 'form.dayOrder' })

/** The lists of the inbox. */
export const approvalLists = ['waiting', 'submitted', 'done'] as const
export type ApprovalList = (typeof approvalLists)[number]

const AddressSchema = z.object({
  list: z.enum(approvalLists).catch('waiting'),
  after: soundText().nullable().catch(null),
})

/** Which list an address asks for, and from where on. An unreadable address is not punished: links grow old. */
export function readApprovalAddress(url: URL): { list: ApprovalList; after: string | null } {
  return AddressSchema.parse({ list: url.searchParams.get('list'), after: url.searchParams.get('after') })
}
