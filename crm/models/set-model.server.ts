import { AppError } from '#lib/errors.ts'
import { newId } from '#lib/ids.ts'
import type { Actor } from '#prisma/actor.ts'
import { Prisma, type Tx } from '#prisma/client.server.ts'
import { recordEvent } from '#prisma/record-event.server.ts'
import { requireModelKeeper } from './model.policy.ts'
import type { SetModelForm } from './model.schema.ts'
import { readSetModel } from './read-set-model.server.ts'
import { seal } from './seal.server.ts'

/**
 * Sets by which model a role is done, and its limits. The key that is kept stays where none is given, but not for another address: who
 * sets one must not have the key of another host sent there.
 * @throws AppError FORBIDDEN when the actor does not administer the group, BAD_INPUT for a key without an address
 */
export async function setModel(options: SetModelForm & { tx: Tx; actor: Actor }): Promise<void> {
  const { tx, actor, role, key, baseUrl, model, timeoutSeconds, isOff, ...limits } = options
  requireModelKeeper(actor)
  if (key && !baseUrl) {
    throw new AppError('BAD_INPUT', 'a key needs the address that it is for', {
      details: { field: 'baseUrl', key: 'form.keyNeedsAddress' },
    })
  }
  const { maxTokens, priceIn, priceOut, capTokens, capMoney } = limits
  // Two people who set it at once wait for each other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(471121, hashtext(${role}))`
  const before = await readSetModel({ tx, role })
  const keepsKey = before?.hasKey === true && !key && before.baseUrl === baseUrl
  const timeoutMs = timeoutSeconds * 1000
  const off = isOff === 'on'
  if (before) {
    await tx.$executeRaw`UPDATE model_setting SET base_url = ${baseUrl}, model = ${model}, is_off = ${off}, max_tokens = ${maxTokens},
      timeout_ms = ${timeoutMs}, price_in = ${priceIn}, price_out = ${priceOut}, cap_tokens = ${capTokens}, cap_money = ${capMoney},
      changed_by = ${actor.personId}::uuid, changed_at = now()
      ${keepsKey ? Prisma.empty : Prisma.sql`, key_sealed = ${key ? seal(key) : null}`} WHERE role = ${role}`
  } else {
    await tx.$executeRaw`INSERT INTO model_setting (role, base_url, model, key_sealed, is_off, max_tokens, timeout_ms, price_in,
        price_out, cap_tokens, cap_money, changed_by)
      VALUES (${role}, ${baseUrl}, ${model}, ${key ? seal(key) : null}, ${off}, ${maxTokens}, ${timeoutMs}, ${priceIn}, ${priceOut},
        ${capTokens}, ${capMoney}, ${actor.personId}::uuid)`
  }
  await recordEvent(tx, actor, {
    type: 'model.set',
    orgId: actor.home.id,
    entity: { type: 'model', id: newId() },
    before: before ? { ...said(before), role } : undefined,
    // Of the key only whether there is one, and whether it is another.
    after: {
      role,
      baseUrl,
      model,
      isOff: off,
      maxTokens,
      timeoutMs,
      priceIn,
      priceOut,
      capTokens,
      capMoney,
      key: key ? 'replaced' : keepsKey ? 'kept' : 'none',
    },
  })
}

function said(before: NonNullable<Awaited<ReturnType<typeof readSetModel>>>): Record<string, unknown> {
  const { hasKey, changedAt: _, by: __, ...rest } = before
  return { ...rest, key: hasKey ? 'kept' : 'none' }
}
