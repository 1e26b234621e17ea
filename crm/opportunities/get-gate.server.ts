import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { sensitivitiesOf } from '#crm/org/sensitivity.policy.ts'
import { type Checklist, gateChecklist } from '#engine/checklist.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { findException, type GateException } from './_find-exception.server.ts'
import { decidePromotion, type PromotionCase } from './decide-promotion.server.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'

/** What the next stage asks for, line by line, and who could help with what is missing. */
export interface GateView extends Checklist {
  to: { id: string; name: Bilingual }
  version: number
  rules: { id: string; name: Bilingual; why: Bilingual }[]
  /** asked for, or approved: then it lets this one pass */
  exception: GateException | null
  helpers: { id: string; name: Bilingual; title: Bilingual | null; role: string }[]
}

/** The gate in front of an opportunity, as the reader may see it; null in the last stage. Writes nothing. */
export async function getGate(options: { tx: Tx; actor: Actor; id: string; now?: Date }): Promise<GateView | null> {
  const { tx, actor, id, now = new Date() } = options
  const found = await decidePromotion({ tx, id, now })
  return found && gateView({ tx, actor, found })
}

/** A decided promotion as the reader may see it. */
export async function gateView(options: { tx: Tx; actor: Actor; found: PromotionCase }): Promise<GateView> {
  const { tx, actor, found } = options
  const { decision, rules, next, opportunity } = found
  const allowed = sensitivitiesOf(actor)
  const checklist = gateChecklist({
    decision,
    rules,
    vocabulary: opportunityVocabulary,
    mayRead: (fact) => allowed.has(fact.sensitivity),
  })
  const stage = await tx.stage.findUniqueOrThrow({ where: { id: next.id } })
  const team = await tx.opportunityTeam.findMany({
    where: { opportunityId: opportunity.id, personId: { not: actor.personId } },
    include: { person: { select: { id: true, name: true, nameLatin: true, title: true, titleLatin: true } } },
    orderBy: { since: 'asc' },
  })
  return {
    ...checklist,
    to: { id: next.id, name: { zh: stage.nameZh, en: stage.nameEn } },
    version: opportunity.version,
    rules: rules.map((rule) => ({ id: rule.id, name: rule.name, why: rule.why })),
    exception: await findException({ tx, opportunity, next, decision }),
    helpers: team.map(({ person, role }) => ({
      id: person.id,
      name: bilingual(person.name, person.nameLatin),
      title: person.title ? bilingual(person.title, person.titleLatin) : null,
      role,
    })),
  }
}
