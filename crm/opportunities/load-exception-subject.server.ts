import type { LoadedSubject } from '#crm/approvals/submitted-subject.ts'
import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { type Checklist, gateChecklist } from '#engine/checklist.ts'
import type { MayRead } from '#engine/say-line.ts'
import type { Tx } from '#prisma/client.server.ts'
import { decidePromotion, type PromotionCase } from './decide-promotion.server.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'

/**
 * An exception at the gate in front of an opportunity, as it is asked for: which rules do not hold and need not. Of an opportunity
 * its version stands for its figures, and what is approved is the gate and what is missing.
 * @throws AppError NOT_FOUND
 */
export async function loadExceptionSubject(options: { tx: Tx; id: string; now: Date }): Promise<LoadedSubject> {
  const { tx, id, now } = options
  const found = await decidePromotion({ tx, id, now })
  const row = await tx.opportunity.findUniqueOrThrow({
    where: { id },
    relationLoadStrategy: 'join',
    include: { customer: true, org: true, stage: true },
  })
  const obstacle = !found || row.status !== 'open' ? 'closed' : found.decision.outcome === 'allow' ? 'allowed' : null
  const from = { id: row.stageId, name: { zh: row.stage.nameZh, en: row.stage.nameEn } }
  const stage = found && !obstacle ? { from, ...(await gateOf({ tx, found })) } : null
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
      gate: [row.stageId, stage?.to.id ?? null, stage?.rules.map((rule) => rule.id).sort() ?? []],
    },
    margin: null,
    obstacle,
  }
}

/** The stage in front of it, and the rules that do not let it pass. */
async function gateOf({ tx, found }: { tx: Tx; found: PromotionCase }) {
  const { decision, rules } = found
  const next = await tx.stage.findUniqueOrThrow({ where: { id: found.next.id } })
  const unmet = decision.rules.filter(({ holds }) => !holds).map(({ ruleId }) => ruleId)
  const missing = missingBy(gateChecklist({ decision, rules, vocabulary: opportunityVocabulary, mayRead: isOpen }))
  return {
    to: { id: next.id, name: { zh: next.nameZh, en: next.nameEn } },
    rules: rules
      .filter((rule) => unmet.includes(rule.id))
      .map(({ id, name, why }) => ({ id, name, missing: missing.get(id) ?? why })),
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
