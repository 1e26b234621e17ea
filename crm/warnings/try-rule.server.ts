import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { sensitivitiesOf } from '#crm/org/sensitivity.policy.ts'
import type { Condition } from '#engine/condition.ts'
import { decide } from '#engine/decide.ts'
import type { TraceNode } from '#engine/decision.ts'
import { parseFactKey } from '#engine/fact-key.ts'
import { formatFound } from '#engine/format-value.ts'
import { parseFact, type ReadingContext } from '#engine/parse-fact.ts'
import { redactDecision } from '#engine/redact-decision.ts'
import { sayState } from '#engine/say-line.ts'
import type { Bind } from '#engine/sql-form.ts'
import type { Truth } from '#engine/truth.ts'
import { type Fact, findFact, type Vocabulary } from '#engine/vocabulary.ts'
import { dayOf } from '#lib/clock.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { checkWarningRule, compileRule } from './compile-rule.ts'

/** What came of a line or a group. */
export interface TriedNode {
  /** as `checkCondition` names it: `all[1].not`; `condition` is the root */
  place: string
  truth: Truth
  /** of a line: what the record has there; null where it may not be seen, and of groups */
  value: Bilingual | null
}

/** A rule held against one record, as the sweep finds it now. */
export interface RuleTrial {
  warns: boolean
  when: TriedNode[]
  condition: TriedNode[]
  /** what was found, by key, for a case; without what the actor may not see */
  facts: Record<string, unknown>
  /** whoever looks after it */
  person: Bilingual | null
}

interface TryOptions {
  tx: Tx
  actor: Actor
  /** of which every line is finished */
  rule: { subject: string; orgId: string | null; when?: Condition | undefined; condition: Condition }
  recordId: string
  /** what in the record, where the rule is about a part of it */
  partId: string | null
  now?: Date
}

/**
 * Holds a rule against a record as it is now, read where the sweep reads it, as the person. Writes nothing.
 * @returns null when the sweep would not look at it: it is closed, or another organisation’s, or out of the person's sight
 * @throws AppError RULES_BROKEN for a rule that its vocabulary does not carry
 */
export async function tryRule(options: TryOptions): Promise<RuleTrial | null> {
  const { tx, actor, rule, now = new Date() } = options
  const { timeZone, currency } = await readSettings(tx)
  const checked = checkWarningRule(
    { ...rule, id: 'trial', version: 1, name: nameless, why: nameless, severity: 'watch', notify: [] },
    { timeZone, currency },
  )
  const found = await findFacts({ ...options, checked, today: dayOf(now, timeZone), timeZone })
  if (!found) return null
  const { vocabulary } = checked.subject
  const context = { vocabulary, timezone: timeZone, currency }
  const seen = sensitivitiesOf(actor)
  const mayRead = ({ sensitivity }: Fact) => seen.has(sensitivity)
  const { when, condition } = rule
  const decision = redactDecision({
    decision: await decide({
      ...context,
      rules: [{ id: 'trial', version: 1, name: nameless, when, condition }],
      facts: found.facts,
      now,
    }),
    vocabulary,
    mayRead,
  })
  const [outcome] = decision.rules
  if (!outcome) throw new Error('A decision about one rule has one outcome')
  const person = found.personId
    ? await tx.person.findUnique({ where: { id: found.personId }, select: { name: true, nameLatin: true } })
    : null
  return {
    warns: outcome.applies === 'true' && outcome.trace.truth === 'true',
    when: outcome.when ? sayNodes(outcome.when, context) : [],
    condition: sayNodes(outcome.trace, context),
    facts: Object.fromEntries(
      Object.entries(found.facts).filter(([key]) => {
        const fact = findFact(vocabulary, parseFactKey(key)?.fact ?? '')
        return fact !== undefined && mayRead(fact)
      }),
    ),
    person: person && bilingual(person.name, person.nameLatin),
  }
}

const nameless = { zh: '', en: '' }

interface FindOptions extends TryOptions {
  checked: ReturnType<typeof checkWarningRule>
  today: string
  timeZone: string
}

/** What the sweep reads of the record; null when it is none that it looks at. */
async function findFacts({ tx, rule, recordId, partId, checked, today, timeZone }: FindOptions) {
  const values: unknown[] = []
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`
  const { subject, needed } = checked
  const only = `${bind([recordId], 'text[]')}::uuid[]`
  const facts = new Set(needed.map(({ fact }) => fact.id))
  const source = subject.source({ bind, timeZone, today, facts, only })
  const compiled = compileRule({ checked, formOf: source.formOf, orgId: source.orgId, bind })
  const part = source.partId && partId ? `AND ${source.partId} = ${bind(partId, 'text')}::uuid` : ''
  const within = rule.orgId
    ? `AND ${source.orgId} IN (SELECT id FROM organisation WHERE ${bind(rule.orgId, 'text')}::uuid = ANY (lineage))`
    : ''
  // What it holds is asked too, or PostgreSQL would refuse the values that only the condition names.
  const text = `SELECT ${compiled.facts} AS facts, ${source.personId} AS "personId", ${compiled.holds} AS holds
    FROM ${source.from} ${part} ${within} ORDER BY ${source.partId ?? source.orgId} LIMIT 1`
  const [row] = await tx.$queryRawUnsafe<{ facts: Record<string, unknown>; personId: string | null }[]>(text, ...values)
  return row ?? null
}

type Context = ReadingContext & { vocabulary: Vocabulary }

function sayNodes(node: TraceNode, context: Context): TriedNode[] {
  const { place, truth } = node
  if (node.kind !== 'line') {
    return [{ place, truth, value: null }, ...node.children.flatMap((child) => sayNodes(child, context))]
  }
  return [{ place, truth, value: saidValue(node, context) }]
}

function saidValue(line: Extract<TraceNode, { kind: 'line' }>, context: Context): Bilingual | null {
  const fact = findFact(context.vocabulary, line.fact)
  if (!fact || line.hidden) return null
  if (typeof line.have === 'boolean') return sayState({ fact, key: fact.id, params: line.params }, line.have)
  const read = parseFact(line.type, line.have, context)
  return formatFound(read.kind === 'value' ? read.value : null, fact)
}
