import { type RoutedSubject, routedSubjects } from '#crm/approvals/approval-route.ts'
import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { clauseSeverities } from '#crm/clauses/clause-severities.ts'
import { isTopicKind, isTopicPlace, placesIn, topicKinds, topicPlaces } from '#crm/opportunities/topic.ts'
import { roles } from '#crm/org/role.policy.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { baseStages } from '#prisma/seeds/base/opportunity-types.ts'

/**
 * What of a rule file points at something that is not there: a stage that no opportunity reaches, which would leave the rule
 * without effect and without a word, or an owner who is nobody.
 */
export function checkRuleScope(rule: RuleFile): ScopeProblem[] {
  return [...checkBySet[rule.set](rule), ...checkOwner(rule)]
}

const checkBySet: Readonly<Record<RuleFile['set'], (rule: RuleFile) => ScopeProblem[]>> = {
  'stage-gates': checkGate,
  warnings: checkNotice,
  'clause-playbook': checkClause,
  'approval-routes': checkRow,
  'knowledge-recommendation': checkTopic,
}

interface ScopeProblem {
  place: string
  reason: Bilingual
}

function checkGate({ scope }: RuleFile): ScopeProblem[] {
  const problems: ScopeProblem[] = []
  const stages = baseStages.filter(({ typeId }) => typeId === scope.type)
  if (stages.length === 0) {
    const types = known([...new Set(baseStages.map(({ typeId }) => typeId))])
    problems.push({
      place: 'scope.type',
      reason: {
        zh: `没有“${scope.type}”这种商机，只有 ${types}`,
        en: `There is no type “${scope.type}”; there is ${types}`,
      },
    })
  } else if (!stages.slice(1).some(({ id }) => id === scope.to)) {
    const ids = known(stages.slice(1).map(({ id }) => id))
    problems.push({
      place: 'scope.to',
      reason: {
        zh: `没有商机会升到“${scope.to}”，可以是 ${ids}`,
        en: `No opportunity moves on to “${scope.to}”; it can be one of ${ids}`,
      },
    })
  }
  return problems
}

/** Who is told of a warning: whoever looks after the record, its team, the managers of its department, the heads of its company. */
export const notified = ['owner', 'team', 'manager', 'head'] as const
export const severities = ['watch', 'risk'] as const

function checkNotice({ scope, subject }: RuleFile): ScopeProblem[] {
  const problems: ScopeProblem[] = []
  problems.push(...checkSeverity(scope.severity, severities))
  // Only an opportunity has a team.
  const possible: readonly string[] = notified.filter((one) => one !== 'team' || subject === 'opportunity')
  const strangers = (scope.notify ?? '').split(',').filter((one) => !possible.includes(one))
  if (strangers.length > 0) {
    const ids = known(possible)
    problems.push({
      place: 'scope.notify',
      reason: {
        zh: `不能通知“${strangers.join()}”，可以是 ${ids}`,
        en: `“${strangers.join()}” cannot be notified; it can be ${ids}`,
      },
    })
  }
  return problems
}

function checkClause({ scope }: RuleFile): ScopeProblem[] {
  const problems = checkSeverity(scope.severity, clauseSeverities)
  if (!Object.hasOwn(clauseKinds, scope.kind ?? '')) {
    const ids = known(Object.keys(clauseKinds))
    const reason = {
      zh: `没有“${scope.kind}”这类条款，可以是 ${ids}`,
      en: `There is no kind of clause “${scope.kind}”; there are ${ids}`,
    }
    problems.push({ place: 'scope.kind', reason })
  }
  return problems
}

/** Whose facts a row asks for, by what the route is for. */
const routedBy: Readonly<Record<RoutedSubject, string>> = { contract: 'contract', 'stage-exception': 'opportunity' }

function checkRow({ scope, subject, route = [] }: RuleFile): ScopeProblem[] {
  const problems: ScopeProblem[] = []
  const wanted = routedSubjects.find((one) => one === scope.for)
  if (!wanted) {
    const ids = known(routedSubjects)
    const reason = {
      zh: `没有“${scope.for}”的审批，可以是 ${ids}`,
      en: `Nothing like “${scope.for}” is approved; it can be one of ${ids}`,
    }
    problems.push({ place: 'scope.for', reason })
  } else if (routedBy[wanted] !== subject) {
    const reason = {
      zh: `“${wanted}”的路由用的是“${routedBy[wanted]}”的词汇`,
      en: `Routes of “${wanted}” are in the words of “${routedBy[wanted]}”`,
    }
    problems.push({ place: 'subject', reason })
  }
  if (!/^[1-9]\d{0,3}$/.test(scope.order ?? '')) {
    const reason = { zh: '次序是 1 到 9999 的整数', en: 'The order is a whole number from 1 to 9999' }
    problems.push({ place: 'scope.order', reason })
  }
  const asked = route.flatMap(({ asks, escalateTo }, at) => [
    ...asks.flatMap((ask, index) => ('role' in ask ? [{ role: ask.role, place: `route[${at}].asks[${index}]` }] : [])),
    ...(escalateTo ? [{ role: escalateTo.role, place: `route[${at}].escalateTo` }] : []),
  ])
  return [...problems, ...asked.flatMap(({ role, place }) => checkRole(role, `${place}.role`))]
}

function checkTopic({ scope, topic, subject }: RuleFile): ScopeProblem[] {
  const problems: ScopeProblem[] = []
  if (subject !== 'opportunity') {
    const reason = { zh: '知识是为商机推荐的', en: 'Knowledge is recommended for opportunities' }
    problems.push({ place: 'subject', reason })
  }
  if (!isTopicKind(scope.kind ?? '')) {
    const ids = known(topicKinds)
    const reason = {
      zh: `没有“${scope.kind}”这类文章，可以是 ${ids}`,
      en: `There is no kind of article “${scope.kind}”; it can be one of ${ids}`,
    }
    problems.push({ place: 'scope.kind', reason })
  }
  for (const side of ['zh', 'en'] as const) {
    const strangers = placesIn(topic?.[side] ?? '').filter((name) => !isTopicPlace(name))
    if (strangers.length === 0) continue
    const ids = known(topicPlaces)
    const reason = {
      zh: `商机没有“${strangers.join()}”可填，可以是 ${ids}`,
      en: `An opportunity has no “${strangers.join()}” to put there; it can be one of ${ids}`,
    }
    problems.push({ place: `topic.${side}`, reason })
  }
  return problems
}

function checkSeverity(severity: string | undefined, levels: readonly string[]): ScopeProblem[] {
  if (levels.includes(severity ?? '')) return []
  const ids = known(levels)
  const reason = {
    zh: `没有“${severity}”这一级，可以是 ${ids}`,
    en: `There is no severity “${severity}”; there are ${ids}`,
  }
  return [{ place: 'scope.severity', reason }]
}

function checkOwner({ owner }: RuleFile): ScopeProblem[] {
  return checkRole(owner, 'owner')
}

function checkRole(role: string, place: string): ScopeProblem[] {
  if ((roles as readonly string[]).includes(role)) return []
  const ids = known(roles)
  const reason = { zh: `没有“${role}”这个角色，可以是 ${ids}`, en: `There is no role “${role}”; there are ${ids}` }
  return [{ place, reason }]
}

function known(list: readonly string[]): string {
  return list.join(', ')
}
