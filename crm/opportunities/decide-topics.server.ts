import { readSettings } from '#crm/org/read-settings.server.ts'
import { readRuleBody } from '#crm/rule-sets/read-rule-body.ts'
import { decide } from '#engine/decide.ts'
import type { FactValues } from '#engine/decision.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { AppError, isAppError } from '#lib/errors.ts'
import { logger } from '#lib/log.ts'
import type { Tx } from '#prisma/client.server.ts'
import { loadOpportunityFacts } from './opportunity.facts.server.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'
import { fillTopic, isTopicKind, isTopicPlace, placesIn, type TopicKind } from './topic.ts'

/** What a rule recommends for an opportunity. */
export interface RecommendedTopic {
  rule: { id: string; version: number; name: Bilingual; why: Bilingual }
  kind: TopicKind
  /** in the words of the trade, with what the opportunity has put in: what is looked for */
  words: Bilingual
  /** names of which one has to be there: of competitors, where the topic is about them; empty where it is not */
  names: string[]
}

/**
 * What the rules of recommendation in force say about an opportunity, in the order of their ids: those of the group, and those of its
 * own organisation and the ones above. One that cannot be read or decided recommends nothing and takes nothing from the others.
 * Writes nothing.
 * @throws AppError NOT_FOUND when the opportunity is out of sight
 */
export async function decideTopics(options: { tx: Tx; id: string; now: Date }): Promise<RecommendedTopic[]> {
  const { tx, id, now } = options
  const opportunity = await tx.opportunity.findUnique({
    where: { id },
    select: {
      product: true,
      productLatin: true,
      competitors: { orderBy: { position: 'asc' }, select: { name: true, nameLatin: true } },
      org: { select: { lineage: true } },
    },
  })
  if (!opportunity) throw new AppError('NOT_FOUND', `opportunity ${id}`)
  const rules = await rulesInForce({ tx, lineage: opportunity.org.lineage })
  const { timeZone, currency } = await readSettings(tx)
  const facts = await loadOpportunityFacts({ tx, id, needs: factsNeeded(rules.map(({ rule }) => rule)), timeZone, now })
  const { product, productLatin, competitors } = opportunity
  const values = {
    zh: {
      product: product ?? '',
      competitors: competitors.map(({ name }) => name).join(' '),
    },
    en: {
      product: productLatin ?? product ?? '',
      competitors: competitors.map(({ name, nameLatin }) => nameLatin ?? name).join(' '),
    },
  }
  const topics: RecommendedTopic[] = []
  for (const { rule, version } of rules) {
    // Where the deal has nothing for a place that the topic leaves open, what is left of it fits everything.
    const places = [...placesIn(rule.topic.zh), ...placesIn(rule.topic.en)].filter(isTopicPlace)
    if (places.some((place) => values.zh[place] === '' && values.en[place] === '')) continue
    if (!(await fits({ rule, version, facts, timeZone, currency, now }))) continue
    topics.push({
      rule: { id: rule.id, version, name: rule.name, why: rule.why },
      kind: rule.scope.kind && isTopicKind(rule.scope.kind) ? rule.scope.kind : 'any',
      words: { zh: fillTopic(rule.topic.zh, values.zh), en: fillTopic(rule.topic.en, values.en) },
      names: places.includes('competitors')
        ? competitors.flatMap(({ name, nameLatin }) => (nameLatin ? [name, nameLatin] : [name]))
        : [],
    })
  }
  return topics
}

interface RuleInForce {
  rule: RuleFile & { topic: Bilingual }
  version: number
}

async function rulesInForce({ tx, lineage }: { tx: Tx; lineage: readonly string[] }): Promise<RuleInForce[]> {
  const versions = await tx.ruleVersion.findMany({
    where: {
      status: 'active',
      rule: { setId: 'knowledge-recommendation', OR: [{ orgId: null }, { orgId: { in: [...lineage] } }] },
    },
    // Of many the first are looked for: an organisation's own before the group's.
    orderBy: [{ rule: { orgId: { sort: 'asc', nulls: 'last' } } }, { ruleId: 'asc' }],
  })
  return versions.flatMap(({ ruleId, version, body }) => {
    const { rule } = readRuleBody({ id: ruleId, body })
    const { topic } = rule ?? {}
    return rule && topic && rule.subject === opportunityVocabulary.subject
      ? [{ rule: { ...rule, topic }, version }]
      : []
  })
}

interface FitsOptions extends RuleInForce {
  facts: FactValues
  timeZone: string
  currency: string
  now: Date
}

/** Whether a rule applies and its condition is true, by the one engine. */
async function fits({ rule, version, facts, timeZone, currency, now }: FitsOptions): Promise<boolean> {
  const { id, name, when, condition } = rule
  const asked = { id, version, name, condition: when ? { all: [when, condition] } : condition }
  try {
    const { outcome } = await decide({
      rules: [asked],
      facts,
      vocabulary: opportunityVocabulary,
      timezone: timeZone,
      currency,
      now,
    })
    return outcome === 'allow'
  } catch (err) {
    if (!isAppError(err) || err.code !== 'RULES_BROKEN') throw err
    logger().warn({ err, rule: id }, 'a rule of recommendation cannot be decided')
    return false
  }
}
