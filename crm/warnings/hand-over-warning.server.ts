import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type ChangeWarningOptions, changeWarning, warningToChange } from './_change-warning.server.ts'
import { mayReceive } from './_may-receive.server.ts'

export interface HandOverOptions extends Omit<ChangeWarningOptions, 'tx'> {
  /** opens a transaction as the actor; none may be open already */
  inTx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  to: string
}

/**
 * Gives a warning to somebody else to act on, who is told. They must see the record that it is about: one that they cannot
 * look into would be a dead end for them, and gone from whoever gave it.
 * @throws AppError as `changeWarning`; BAD_INPUT for somebody who is away, or may not see the record or act on warnings
 */
export async function handOverWarning({ inTx, actor, id, version, to }: HandOverOptions): Promise<void> {
  // First of all whether it is the actor's: nobody else is to learn by it what others may see.
  const warning = await inTx((tx) => warningToChange({ tx, actor, id, version }, 'handOver'))
  const reception = await mayReceive(to, warning)
  if (reception !== 'may') {
    const key = reception === 'away' ? 'form.unknown' : 'form.mayNotReceive'
    throw new AppError('BAD_INPUT', `${to} cannot be given the warning: ${reception}`, {
      details: { field: 'to', key },
    })
  }
  await inTx(async (tx) => {
    await changeWarning(
      { tx, actor, id, version },
      {
        needs: 'handOver',
        change: { personId: to, handedBy: actor.personId, status: 'open', snoozedUntil: null },
        type: 'warning.handed-over',
        before: ({ personId }) => ({ personId }),
        after: { personId: to },
      },
    )
    await tx.$executeRaw`INSERT INTO notification (id, person_id, warning_id, warning_version)
      VALUES (gen_random_uuid(), ${to}::uuid, ${id}::uuid, ${version + 1}) ON CONFLICT DO NOTHING`
  })
}
