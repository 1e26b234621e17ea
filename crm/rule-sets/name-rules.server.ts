import type { Bilingual } from '#engine/vocabulary.ts'
import type { Tx } from '#prisma/client.server.ts'
import { readRuleBody } from './read-rule-body.ts'

/** What rules are called, by their ids: as their newest version is. One that is gone is left out. */
export async function nameRules({ tx, ids }: { tx: Tx; ids: readonly string[] }): Promise<Map<string, Bilingual>> {
  const versions = await tx.ruleVersion.findMany({
    where: { ruleId: { in: [...ids] } },
    orderBy: { version: 'asc' },
    select: { ruleId: true, body: true },
  })
  return new Map(versions.map(({ ruleId, body }) => [ruleId, readRuleBody({ id: ruleId, body }).name]))
}
