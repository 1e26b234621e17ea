import { z } from '#lib/zod.ts'
import { type CheckConditionOptions, checkCondition } from './check-condition.ts'
import { type Condition, conditionSchema } from './condition.ts'
import { factKey, parseFactKey } from './fact-key.ts'
import { say } from './message.ts'
import { isNestedBeyond } from './nesting.ts'
import { parseFact } from './parse-fact.ts'
import { type Problem, problem } from './problem.ts'
import { routeSchema } from './route-file.ts'
import { type FactDeclaration, findFact, type Vocabulary } from './vocabulary.ts'

/** The sets that a rule can belong to, and what its scope has to say there. */
export const ruleSets = {
  'stage-gates': { scope: ['type', 'to'], expects: ['allow', 'refuse'] },
  warnings: { scope: ['severity', 'notify'], expects: ['warn', 'quiet'] },
  'clause-playbook': { scope: ['kind', 'severity'], expects: ['flag', 'quiet'] },
  'approval-routes': { scope: ['for', 'order'], expects: ['route', 'pass-over'] },
  'knowledge-recommendation': { scope: ['kind'], expects: ['recommend', 'leave'] },
} as const satisfies Record<string, { scope: readonly string[]; expects: readonly string[] }>
export type RuleSetId = keyof typeof ruleSets

const bilingualSchema = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })
const caseSchema = z.strictObject({
  name: bilingualSchema,
  facts: z.record(z.string(), z.json()),
  /**
   * of a gate: allow or refuse; of a warning: warn or quiet; of a playbook: flag or quiet; of a route: route or pass-over; of a
   * recommendation: recommend or leave
   */
  expect: z.enum(['allow', 'refuse', 'warn', 'flag', 'quiet', 'route', 'pass-over', 'recommend', 'leave']),
})

/** A rule as it stands in a rule pack, one a file: what it asks, why, who keeps it, and the cases that prove it. */
export const ruleFileSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{1,4}-\d{2,4}$/),
  set: z.enum(Object.keys(ruleSets) as [RuleSetId, ...RuleSetId[]]),
  subject: z.string().min(1),
  name: bilingualSchema,
  why: bilingualSchema,
  /** of a playbook: what to ask for instead, and where the threshold comes from */
  suggestion: bilingualSchema.optional(),
  source: bilingualSchema.optional(),
  owner: z.string().min(1),
  scope: z.record(z.string(), z.string().min(1)),
  when: conditionSchema.optional(),
  condition: conditionSchema,
  /** of a row of a route table: who is asked, step by step */
  route: routeSchema.optional(),
  /** of a recommendation: the words by which what it hands out is found; `{product}` and the like stand for what the record has */
  topic: bilingualSchema.optional(),
  cases: z.array(caseSchema).min(1),
})
export type RuleFile = z.infer<typeof ruleFileSchema>
/** The same while it is being written: cases come last. */
export const ruleDraftSchema = ruleFileSchema.extend({ cases: z.array(caseSchema) })
export type RuleCase = RuleFile['cases'][number]

export interface CheckRuleOptions<F extends FactDeclaration> {
  /** the file's content, parsed from JSON */
  content: unknown
  vocabulary: Vocabulary<F>
  timezone: string
  currency?: string
}

/** More than any rule that a person reads has of it; each case is worked out whenever the rule is written, released or looked at. */
const mostCases = 50
const mostLevels = 24

/** What of a rule is beyond all bounds, asked before anything else is: the rest of it is not looked at then. */
export function checkBounds(content: unknown): readonly Problem[] {
  if (typeof content !== 'object' || content === null) return []
  const deep = Object.entries(content).filter(([, value]) => isNestedBeyond(mostLevels, value))
  if (deep.length > 0) return deep.map(([key]) => problem(key, 'tooDeep', { limit: String(mostLevels) }))
  const { cases } = content as { cases?: unknown }
  const isOver = Array.isArray(cases) && cases.length > mostCases
  return isOver ? [problem('cases', 'tooManyCases', { limit: String(mostCases), count: String(cases.length) })] : []
}

/**
 * Says whether a rule may be loaded: its shape, its conditions, its cases. Every problem names its place in the file, such as
 * `condition.all[1]` or `cases[0].facts.amount`. Whether the cases come out is `runCases`' to say.
 */
export function checkRule<F extends FactDeclaration>(
  options: CheckRuleOptions<F>,
): { ok: true; rule: RuleFile } | { ok: false; problems: readonly Problem[] } {
  const { content, vocabulary } = options
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { ok: false, problems: [problem('', 'notJson')] }
  }
  const unbounded = checkBounds(content)
  if (unbounded.length > 0) return { ok: false, problems: unbounded }
  const file = content as Record<string, unknown>
  // conditions are checked by their own rules, which say more than a schema can
  const conditionProblems = ['when', 'condition'].flatMap((key) =>
    Object.hasOwn(file, key) ? checkConditionAt(key, file[key], options) : [],
  )
  const standIn: Condition = { all: [] }
  const shape = ruleFileSchema.safeParse({
    ...file,
    ...(Object.hasOwn(file, 'when') ? { when: standIn } : {}),
    ...(Object.hasOwn(file, 'condition') ? { condition: standIn } : {}),
  })
  const problems = [
    ...(shape.success ? [] : shape.error.issues.flatMap((issue) => shapeProblems(issue, file))),
    ...conditionProblems,
  ]
  if (shape.success) {
    if (shape.data.subject !== vocabulary.subject) {
      problems.push(problem('subject', 'wrongSubject', { subject: vocabulary.subject }))
    }
    problems.push(
      ...checkScope(shape.data),
      ...checkAdvice(shape.data),
      ...checkRoute(shape.data),
      ...checkTopic(shape.data),
      ...checkCases(shape.data, options),
    )
  }
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, rule: ruleFileSchema.parse(file) }
}

function checkConditionAt<F extends FactDeclaration>(
  key: string,
  condition: unknown,
  options: CheckRuleOptions<F>,
): readonly Problem[] {
  const { vocabulary, timezone, currency } = options
  const conditionOptions: CheckConditionOptions<F> = { condition, vocabulary, timezone, currency }
  const checked = checkCondition(conditionOptions)
  if (checked.ok) return []
  return checked.problems.map((found) => ({
    ...found,
    place: found.place === 'condition' ? key : `${key}.${found.place}`,
  }))
}

function shapeProblems(issue: z.core.$ZodIssue, file: unknown): Problem[] {
  const place = issue.path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => problem(place, 'unknownKey', { key }))
  const key = String(issue.path.at(-1) ?? '')
  const there = issue.path.reduce<unknown>(
    (value, part) => (value as Record<PropertyKey, unknown> | undefined)?.[part],
    file,
  )
  return [problem(place, there === undefined ? 'missingKey' : 'wrongShape', { key })]
}

function checkScope({ set, scope }: RuleFile): Problem[] {
  const wanted: readonly string[] = ruleSets[set].scope
  const missing = wanted.filter((key) => !Object.hasOwn(scope, key))
  const unknown = Object.keys(scope).filter((key) => !wanted.includes(key))
  return [
    ...(missing.length > 0 ? [problem('scope', 'scopeNeeded', { set, keys: wanted.join(', ') })] : []),
    ...unknown.map((key) => problem('scope', 'unknownKey', { key })),
  ]
}

/** A clause that is marked without saying what to ask for instead helps nobody at the table. */
function checkAdvice(rule: RuleFile): Problem[] {
  if (rule.set !== 'clause-playbook') return []
  return (['suggestion', 'source'] as const)
    .filter((key) => rule[key] === undefined)
    .map((key) => problem(key, 'missingKey', { key }))
}

/** Only a row of a route table has a route, and a step is known by its key. */
function checkRoute({ set, route }: RuleFile): Problem[] {
  if (set !== 'approval-routes') return route === undefined ? [] : [problem('', 'unknownKey', { key: 'route' })]
  if (route === undefined) return [problem('route', 'missingKey', { key: 'route' })]
  return route.flatMap(({ key }, index) =>
    route.findIndex((step) => step.key === key) < index ? [problem(`route[${index}].key`, 'stepTwice', { key })] : [],
  )
}

/** Only a recommendation has a topic, and without one it recommends nothing. */
function checkTopic({ set, topic }: RuleFile): Problem[] {
  if (set !== 'knowledge-recommendation')
    return topic === undefined ? [] : [problem('', 'unknownKey', { key: 'topic' })]
  return topic === undefined ? [problem('topic', 'missingKey', { key: 'topic' })] : []
}

function checkCases<F extends FactDeclaration>({ set, cases }: RuleFile, options: CheckRuleOptions<F>): Problem[] {
  const expects: readonly string[] = ruleSets[set].expects
  const problems: Problem[] = expects
    .filter((expect) => !cases.some((one) => one.expect === expect))
    .map((expect) => problem('cases', 'caseMissing', { expect }))
  for (const [index, { expect }] of cases.entries()) {
    if (!expects.includes(expect)) problems.push(problem(`cases[${index}].expect`, 'wrongShape', { key: 'expect' }))
  }
  for (const [index, { name, facts }] of cases.entries()) {
    const place = `cases[${index}]`
    if (cases.findIndex((one) => one.name.zh === name.zh || one.name.en === name.en) < index) {
      problems.push(problem(`${place}.name`, 'caseTwice'))
    }
    for (const [key, value] of Object.entries(facts)) {
      problems.push(...checkCaseFact(`${place}.facts.${key}`, key, value, options))
    }
  }
  return problems
}

/** A key that is written in another way than the rule's own would never be found, and its fact be missing without a word. */
function checkCaseFact<F extends FactDeclaration>(
  place: string,
  key: string,
  value: unknown,
  { vocabulary, timezone, currency }: CheckRuleOptions<F>,
): Problem[] {
  const request = parseFactKey(key)
  const fact = request ? findFact(vocabulary, request.fact) : undefined
  const names = Object.keys(request?.params ?? {})
  const declared = Object.keys(fact?.params ?? {})
  const sameParams = names.length === declared.length && names.every((name) => declared.includes(name))
  if (!request || !fact || !sameParams || factKey(request) !== key) return [problem(place, 'caseFact', { key })]
  const wrongParam = Object.entries(fact.params ?? {}).some(([name, param]) => {
    const given = request.params?.[name]
    return param.type === 'enum' ? !param.values.some(({ id }) => id === given) : !Number.isSafeInteger(given)
  })
  if (wrongParam) return [problem(place, 'caseFact', { key })]
  const parsed = parseFact(fact.type, value, { timezone, currency, values: fact.values?.map(({ id }) => id) })
  if (parsed.kind === 'invalid') return [problem(place, 'caseValue', { key, reason: parsed.reason })]
  const isBlank =
    parsed.kind === 'value' && parsed.value.type === 'list' && parsed.value.items.some((one) => !one.trim())
  return isBlank ? [problem(place, 'halfFilled', { part: say('check.part.value') })] : []
}
