import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from '#lib/once.ts'
import type { Tx } from '#prisma/client.server.ts'
import { withRole } from '#prisma/with-actor.server.ts'

// In one place for both module graphs: the transaction that one opens must be the one that the other joins.
const openTx = once('auth-transaction', () => new AsyncLocalStorage<Tx>())

/**
 * Runs `work` as gantry_auth, in the transaction that is already open around it or in one of its own. So a request asks for
 * session, person and memberships in one transaction, and a sign-in hashes passwords outside of any.
 */
export function inAuthTx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const open = openTx.getStore()
  if (open) return work(open)
  return withRole('gantry_auth', (tx) => openTx.run(tx, () => work(tx)))
}

const models = ['authUser', 'authSession', 'authAccount', 'authVerification', 'authTwoFactor'] as const
const operations = ['create', 'findFirst', 'findMany', 'count', 'update', 'updateMany', 'delete', 'deleteMany'] as const

type Operation = (args: object) => Promise<unknown>

/**
 * What better-auth's Prisma adapter takes for a client. Connections rest in a role that may do nothing, and on the embedded
 * database all of them are one session: so every operation runs in a transaction that steps into gantry_auth.
 */
export function authDatabase(): object {
  const delegate = (model: (typeof models)[number]) =>
    Object.fromEntries(
      operations.map((operation): [string, Operation] => [
        operation,
        (args) => inAuthTx((tx) => (tx[model] as unknown as Record<string, Operation>)[operation]?.(args) ?? missing()),
      ]),
    )
  return {
    ...Object.fromEntries(models.map((model) => [model, delegate(model)])),
    $transaction: inAuthTx,
  }
}

function missing(): never {
  throw new Error('the Prisma client lacks an operation')
}
