import type { KnownFact } from '#engine/checked-condition.ts'
import type { Bind, SqlForm } from '#engine/sql-form.ts'
import type { Fact } from '#engine/vocabulary.ts'
import { type CheckedRule, compileRule } from './compile-rule.ts'
import type { WarningSubject } from './warning-subjects.ts'

/** What was found for a rule, and is kept until the rule does its work. */
export interface KeptFindings {
  sweepId: string
  /** how many there are: fewer are there when the server was killed meanwhile */
  found: number
  /** the snapshot taken before it was looked: what it does not show may not have been seen */
  seen: string
  /** ISO 8601: when that was */
  at: string
}

interface FindingsOptions {
  sweepId: string
  subject: WarningSubject
  /** of that subject, and at least one */
  rules: readonly CheckedRule[]
  /** the group's calendar day */
  today: string
  timeZone: string
}

/**
 * One statement that asks all rules of one subject about every record: what their facts rest on is joined once, each fact is worked
 * out once a record, and what a rule finds is kept under its id. It answers `{ruleId, found}` for each that found anything.
 */
export function findingsStatement(options: FindingsOptions): { text: string; values: unknown[] } {
  const { sweepId, subject, rules, today, timeZone } = options
  const values: unknown[] = []
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`
  const needed = new Map(rules.flatMap((rule) => rule.needed.map((fact) => [fact.key, fact] as const)))
  const asked = new Set([...needed.values()].map(({ fact }) => fact.id))
  const source = subject.source({ bind, timeZone, today, facts: asked })
  const columns = columnsOf([...needed.values()], source.formOf)
  const compiled = rules.map((checked) => compileRule({ checked, formOf: columns.formOf, orgId: 'r.org_id', bind }))
  const ids = bind(
    rules.map(({ rule }) => rule.id),
    'text[]',
  )
  const holding = compiled.map(({ holds }, index) => `CASE WHEN ${holds} THEN ${index + 1} END`)
  const facts = compiled.map((one, index) => `WHEN ${index + 1} THEN ${one.facts}`)
  // Without OFFSET 0 each fact would be worked out again wherever a rule names it.
  const text = `
    WITH kept AS (
      INSERT INTO sweep_finding (sweep_id, rule_id, record_id, part_id, org_id, person_id, facts)
      SELECT ${bind(sweepId, 'text')}::uuid, (${ids})[r.nth], r.record_id, r.part_id, r.org_id, r.person_id,
        CASE r.nth ${facts.join(' ')} END
      FROM (
        SELECT r.*, unnest(array_remove(ARRAY[${holding.join(', ')}], NULL)) AS nth FROM (
          SELECT ${source.id} AS record_id, ${source.partId ?? source.id} AS part_id, ${source.orgId} AS org_id, ${source.personId} AS person_id
            ${columns.list.map((column) => `, ${column}`).join('')}
          FROM ${source.from} OFFSET 0) r) r
      RETURNING rule_id)
    SELECT rule_id AS "ruleId", count(*)::int AS found FROM kept GROUP BY 1`
  return { text, values }
}

/** Each part of each fact as a column of its own, and the facts as said by those columns. */
function columnsOf(facts: readonly KnownFact<Fact>[], formOf: (fact: KnownFact<Fact>) => SqlForm) {
  const list: string[] = []
  const forms = new Map<string, SqlForm>()
  for (const fact of facts) {
    const { type, ...parts } = formOf(fact)
    const columns = Object.entries(parts).map(([part, expression]) => {
      const name = `f${forms.size}_${part}`
      list.push(`${expression} AS ${name}`)
      return [part, `r.${name}`]
    })
    forms.set(fact.key, { type, ...Object.fromEntries(columns) } as SqlForm)
  }
  return { list, formOf: ({ key }: KnownFact<Fact>) => forms.get(key) as SqlForm }
}
