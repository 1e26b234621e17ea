import { roles } from '#crm/org/role.policy.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import { baseStages } from '#prisma/seeds/base/opportunity-types.ts'

/**
 * What of a rule file points at something that is not there: a stage that no opportunity reaches, which would leave the rule
 * without effect and without a word, or an owner who is nobody.
 */
export function checkRuleScope({ scope, owner }: RuleFile): { place: string; reason: Bilingual }[] {
  const problems: { place: string; reason: Bilingual }[] = []
  const stages = baseStages.filter(({ typeId }) => typeId === scope.type)
  const known = (list: readonly string[]) => list.join(', ')
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
  if (!(roles as readonly string[]).includes(owner)) {
    problems.push({
      place: 'owner',
      reason: {
        zh: `没有“${owner}”这个角色，可以是 ${known(roles)}`,
        en: `There is no role “${owner}”; there are ${known(roles)}`,
      },
    })
  }
  return problems
}
