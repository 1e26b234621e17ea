import { type RuleFile, ruleFileSchema } from '#engine/rule-file.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'

/**
 * The clause playbook in force, in the order of its ids.
 * @throws AppError RULES_BROKEN for a rule that cannot be read: a review without it would call its clauses harmless
 */
export async function readPlaybook({ tx }: { tx: Tx }): Promise<{ version: number; rule: RuleFile }[]> {
  const versions = await tx.ruleVersion.findMany({
    where: { status: 'active', rule: { setId: 'clause-playbook', orgId: null } },
    orderBy: { ruleId: 'asc' },
  })
  return versions.map(({ ruleId, version, body }) => {
    const read = ruleFileSchema.safeParse(body)
    if (!read.success) throw new AppError('RULES_BROKEN', `rule ${ruleId} version ${version} cannot be read`)
    return { version, rule: read.data }
  })
}
