import { checkCondition } from '#engine/check-condition.ts'
import type { CheckedNode, KnownFact } from '#engine/checked-condition.ts'
import { compileToSql } from '#engine/compile-to-sql.ts'
import type { Condition } from '#engine/condition.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import type { Bind, SqlForm } from '#engine/sql-form.ts'
import { type Fact, findFact } from '#engine/vocabulary.ts'
import { AppError } from '#lib/errors.ts'
import type { WarningRule } from './warning-rules.server.ts'
import { type WarningSubject, warningSubjects } from './warning-subjects.ts'

/** A warning rule that its subject's vocabulary carries. */
export interface CheckedRule {
  rule: WarningRule
  subject: WarningSubject
  condition: CheckedNode<Fact>
  /** the facts that it asks for */
  needed: readonly KnownFact<Fact>[]
}

/**
 * Checks a warning rule against the vocabulary of its subject.
 * @throws AppError RULES_BROKEN for a rule that the vocabulary does not carry
 */
export function checkWarningRule(rule: WarningRule, group: { timeZone: string; currency: string }): CheckedRule {
  const subject = warningSubjects[rule.subject]
  if (!subject) throw new AppError('RULES_BROKEN', `${rule.id}: there is nothing to sweep about ${rule.subject}`)
  const condition: Condition = rule.when ? { all: [rule.when, rule.condition] } : rule.condition
  const { vocabulary } = subject
  const { timeZone: timezone, currency } = group
  const checked = checkCondition({ condition, vocabulary, timezone, currency, openNegations: 'allowed' })
  if (!checked.ok) {
    const [{ place, reason }] = checked.problems
    throw new AppError('RULES_BROKEN', `${rule.id} ${place}: ${reason.en}`)
  }
  const needed = factsNeeded([{ condition }]).flatMap(({ fact: id, key, params }) => {
    const fact = findFact(vocabulary, id)
    return fact ? [{ fact, key, params }] : []
  })
  return { rule, subject, condition: checked.tree as CheckedNode<Fact>, needed }
}

interface CompileOptions {
  checked: CheckedRule
  /** how a fact is said where the rule is asked */
  formOf: (fact: KnownFact<Fact>) => SqlForm
  /** of the record's organisation */
  orgId: string
  bind: Bind
}

/** A rule in SQL: whether it holds, and the values of the facts that it asks for, as JSON by key. */
export function compileRule({ checked, formOf, orgId, bind }: CompileOptions): { holds: string; facts: string } {
  const { rule, condition, needed } = checked
  const holds = `(${compileToSql({ condition, formOf, bind })}) IS TRUE`
  const facts = needed.map((one) => `${bind(one.key, 'text')}, ${wireSql(formOf(one))}`)
  const below = () => `(SELECT id FROM organisation WHERE ${bind(rule.orgId, 'text')}::uuid = ANY (lineage))`
  return {
    holds: rule.orgId ? `${orgId} IN ${below()} AND ${holds}` : holds,
    facts: `jsonb_build_object(${facts.join(', ')})`,
  }
}

/** A fact's value as JSON carries it, as `toWire` writes it. */
function wireSql(form: SqlForm): string {
  switch (form.type) {
    case 'number':
    case 'percentage':
      return `trim_scale(${form.decimal})::text`
    case 'days':
      return `(${form.decimal})::bigint`
    case 'money':
      return `CASE WHEN ${form.minor} IS NOT NULL
        THEN jsonb_build_object('amount', round(${form.minor} / 100, 2)::text, 'currency', ${form.currency}) END`
    case 'date':
      return `(${form.day})::text`
    case 'datetime':
      return `to_char(to_timestamp(${form.nanos} / 1000000000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    case 'text':
    case 'enum':
      return form.text
    case 'boolean':
      return form.boolean
    case 'list':
      return `to_jsonb(${form.items})`
  }
}
