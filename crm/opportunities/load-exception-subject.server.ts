import type { LoadedSubject } from '#crm/approvals/submitted-subject.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { type Checklist, gateChecklist } from '#engine/checklist.ts'
import type { MayRead } from '#engine/say-line.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import { decidePromotion } from './decide-promotion.server.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'

/**
 * An exception at the gate in front of an opportunity, as it is asked for: which rules do not hold and need not. Of an opportunity
 * its version stands for its figures, and what is approved is the gate and what is missing.
 * @throws AppError NOT_FOUND; CONFLICT in the last stage, for one that has ended, and where the gate lets it pass
 */
export async function loadExceptionSubject(options: { tx: Tx; id: string; now: Date }): Promise<LoadedSubject> {
  const { tx, id, now } = options
  const found = await decidePromotion({ tx, id, now })
  if (found?.opportunity.status !== 'open' || found.decision.outcome === 'allow')
    throw new AppError('CONFLICT', `the gate of ${id} needs no exception`, { details: { key: 'approval.no-gate' } })
  const row = await tx.opportunity.findUniqueOrThrow({
    where: { id },
    relationLoadStrategy: 'join',
    include: { customer: true, org: true, stage: true },
  })
  const next = await tx.stage.findUniqueOrThrow({ where: { id: found.next.id } })
  const { decision, rules } = found
  const unmet = decision.rules.filter(({ holds }) => !holds).map(({ ruleId }) => ruleId)
  const missing = missingBy(gateChecklist({ decision, rules, vocabulary: opportunityVocabulary, mayRead: isOpen }))
  const stage = {
    from: { id: row.stageId, name: { zh: row.stage.nameZh, en: row.stage.nameEn } },
    to: { id: next.id, name: { zh: next.nameZh, en: next.nameEn } },
    rules: rules
      .filter((rule) => unmet.includes(rule.id))
      .map(({ id: rule, name, why }) => ({ id: rule, name, missing: missing.get(rule) ?? why })),
  }
  return {
    orgId: row.orgId,
    lineage: row.org.lineage,
    opportunityId: id,
    contractId: null,
    figuresVersion: row.version,
    subject: {
      type: 'stage-exception',
      id,
      number: row.number,
      name: bilingual(row.name, row.nameLatin),
      customer: bilingual(row.customer.name, row.customer.nameLatin),
      org: { id: row.orgId, name: bilingual(row.org.name, row.org.nameLatin) },
      amount: row.amount?.toFixed(2) ?? null,
      currency: row.currency,
      category: null,
      advanceShare: null,
      stage,
      documents: [],
      flags: null,
    },
    parts: {
      amount: [row.amount?.toFixed(2) ?? null, row.currency],
      gate: [row.stageId, next.id, unmet.sort()],
    },
    margin: null,
  }
}

/** What people may read of it has to be for everybody's eyes. */
const isOpen: MayRead = ({ sensitivity }) => sensitivity === 'open'

/** What is missing, rule by rule. */
function missingBy({ items }: Checklist): Map<string, Bilingual> {
  const byRule = Map.groupBy(
    items.filter(({ met }) => !met),
    ({ ruleId }) => ruleId,
  )
  const said = (titles: readonly Bilingual[]) => ({
    zh: titles.map(({ zh }) => zh).join('；'),
    en: titles.map(({ en }) => en).join('; '),
  })
  return new Map([...byRule].map(([rule, each]) => [rule, said(each.map(({ title }) => title))]))
}
