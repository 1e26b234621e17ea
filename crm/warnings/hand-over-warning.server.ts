import { AppError } from '#lib/errors.ts'
import { type ChangeWarningOptions, changeWarning } from './_change-warning.server.ts'

/**
 * Gives a warning to somebody else to act on, who is told.
 * @throws AppError as `changeWarning`; BAD_INPUT for somebody who is away
 */
export async function handOverWarning(options: ChangeWarningOptions & { to: string }): Promise<void> {
  const { tx, actor, id, to } = options
  const person = await tx.person.findFirst({ where: { id: to, active: true }, select: { id: true } })
  if (!person)
    throw new AppError('BAD_INPUT', `nobody active is ${to}`, { details: { field: 'to', key: 'form.unknown' } })
  await changeWarning(options, {
    needs: 'handOver',
    change: { personId: to, handedBy: actor.personId, status: 'open', snoozedUntil: null },
    type: 'warning.handed-over',
    before: ({ personId }) => ({ personId }),
    after: { personId: to },
  })
  await tx.$executeRaw`INSERT INTO notification (id, person_id, warning_id, warning_version)
    VALUES (gen_random_uuid(), ${to}::uuid, ${id}::uuid, ${options.version + 1}) ON CONFLICT DO NOTHING`
}
