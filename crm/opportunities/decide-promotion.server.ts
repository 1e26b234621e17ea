import { readSettings } from '#crm/org/read-settings.server.ts'
import { type GateRule, stageGate } from '#crm/rule-sets/stage-gate.server.ts'
import { decide } from '#engine/decide.ts'
import type { Decision } from '#engine/decision.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { AppError } from '#lib/errors.ts'
import type { Prisma, Tx } from '#prisma/client.server.ts'
import { loadOpportunityFacts } from './opportunity.facts.server.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'

export interface PromotionCase {
  opportunity: {
    id: string
    orgId: string
    stageId: string
    typeId: string
    status: string
    version: number
    winProbability: number
    amount: Prisma.Decimal | null
    currency: string
  }
  next: { id: string; winProbability: number }
  rules: GateRule[]
  decision: Decision
}

/**
 * What the rules in force say about an opportunity's way into its next stage, as of now. Decides only: nothing is written,
 * so a record's page may ask it as well as the verb that promotes.
 * @returns null in the last stage
 * @throws AppError NOT_FOUND when the opportunity is out of sight
 */
export async function decidePromotion(options: { tx: Tx; id: string; now: Date }): Promise<PromotionCase | null> {
  const { tx, id, now } = options
  const opportunity = await tx.opportunity.findUnique({
    where: { id },
    select: {
      id: true,
      orgId: true,
      stageId: true,
      typeId: true,
      status: true,
      version: true,
      winProbability: true,
      amount: true,
      currency: true,
      stage: { select: { position: true } },
      org: { select: { lineage: true } },
    },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  const next = await tx.stage.findFirst({
    where: { typeId: opportunity.typeId, position: { gt: opportunity.stage.position } },
    orderBy: { position: 'asc' },
    select: { id: true, winProbability: true },
  })
  if (!next) return null
  const rules = await stageGate({ tx, typeId: opportunity.typeId, to: next.id, lineage: opportunity.org.lineage })
  const { timeZone, currency } = await readSettings(tx)
  const facts = await loadOpportunityFacts({ tx, id, needs: factsNeeded(rules), timeZone, now })
  const decision = await decide({ rules, facts, vocabulary: opportunityVocabulary, timezone: timeZone, now, currency })
  return { opportunity, next, rules, decision }
}
