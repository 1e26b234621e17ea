import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from 'react-router'
import { can, type Permission } from '#crm/org/role.policy.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import { isSoundText, z } from '#lib/zod.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { type InvalidForm, readForm } from './read-form.server.ts'
import { reportFailure } from './report-failure.server.ts'
import { requestOf } from './request-context.ts'
import { requireActor, type SignedIn } from './require-actor.server.ts'
import { requireOrigin } from './require-origin.server.ts'
import { type ErrorBody, errorBody, throwResponse } from './throw-response.server.ts'

/** What a handler behind a door gets. There is no open transaction: `inTx` opens one, for as long as it runs. */
export interface Door {
  actor: Actor
  /** what happened in transactions of a lower number is in whatever the handler reads */
  asOf: string
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
}

export interface DoorWith<Schema extends z.ZodType> extends Door {
  /** the body, read whole and valid before any transaction can open */
  form: z.output<Schema>
}

/** What a form gets back when a verb refused: the code chooses the sentence, what was typed stays on the screen. */
export interface FailedForm {
  failed: ErrorBody
}

type Refusal = ReturnType<typeof data<InvalidForm>> | ReturnType<typeof data<FailedForm>>
type Args = LoaderFunctionArgs | ActionFunctionArgs

/**
 * The only way into a loader or an action: checks the origin of anything that writes, signs in, asks for the permission,
 * reads and validates the whole body, and only then calls the handler. Fails closed. A guard test lists every loader and
 * action that was not made by it.
 * @throws a redirect to sign-in; a Response with the status of an AppError
 */
export function door<A extends Args, R>(
  permission: Permission,
  handler: (args: A & Door) => Promise<R>,
): (args: A) => Promise<R>
export function door<A extends Args, Schema extends z.ZodType, R>(
  permission: Permission,
  schema: Schema,
  handler: (args: A & DoorWith<Schema>) => Promise<R>,
): (args: A) => Promise<R | Refusal>
export function door(permission: Permission, ...rest: unknown[]) {
  const schema = rest.length === 2 ? (rest[0] as z.ZodType) : null
  const handler = rest.at(-1) as (args: Args & Door & { form?: unknown }) => Promise<unknown>
  return async (args: Args) => {
    try {
      requireOrigin(args.request)
      requireSoundParams(args.params)
      const { actor, asOf } = await askerOf(args)
      requestOf(args.context).personId = actor.personId
      if (!can(actor, permission)) throw new AppError('FORBIDDEN', `${permission} is not for ${actor.roles.join(', ')}`)
      const inTx = <T>(work: (tx: Tx) => Promise<T>) => withActor(actor, work, { label: permission })
      if (!schema) return await handler({ ...args, actor, asOf, inTx })
      const read = await readForm(args.request, schema)
      if (!('form' in read)) return read.refusal
      return await handler({ ...args, actor, asOf, inTx, form: read.form })
    } catch (error) {
      // A form stands on a page that must not be lost to an error page: its failure is an answer.
      if (schema && isAppError(error)) {
        if (error.status >= 500) reportFailure(error, args.context, error.code)
        return data<FailedForm>({ failed: errorBody(error) }, { status: error.status })
      }
      throw throwResponse(error, args)
    }
  }
}

/** Ids that are words, not UUIDs. */
const wordIds = new Set(['ruleId'])

/**
 * What an address names by something that is no id is not there; the database would fail over it.
 * @throws AppError NOT_FOUND
 */
function requireSoundParams(params: Args['params']): void {
  for (const [name, value = ''] of Object.entries(params)) {
    const isId = name.endsWith('Id') && !wordIds.has(name)
    const sound = isId ? z.guid().safeParse(value).success : isSoundText(value)
    if (!sound) throw new AppError('NOT_FOUND', `nothing has a ${name} like that`)
  }
}

const asked = new WeakMap<object, Promise<SignedIn>>()

/** The loaders of one page run side by side: who asks is read once for all of them, and anew for every request. */
function askerOf({ context, request }: Args): Promise<SignedIn> {
  const known = asked.get(context)
  if (known) return known
  const asker = requireActor(request)
  asked.set(context, asker)
  return asker
}
