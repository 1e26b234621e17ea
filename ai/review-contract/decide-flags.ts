import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import { decide } from '#engine/decide.ts'
import type { RuleOutcome, TraceLine, TraceNode } from '#engine/decision.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import type { ClauseFinding, FactReading } from './finding.ts'

/** A rule of the playbook in the version that is in force. */
export interface PlaybookRule {
  version: number
  rule: RuleFile
}

/** A rule that a clause trips, and the facts that trip it, the one that matters most first. */
export interface TrippedRule {
  playbook: PlaybookRule
  /** null for a kind that is missing altogether */
  finding: ClauseFinding | null
  kind: ClauseKind
  facts: readonly FactReading[]
}

export interface PlaybookContext {
  playbook: readonly PlaybookRule[]
  timeZone: string
  currency: string
  now: Date
}

/**
 * Holds each finding against the rules of its kind. What a contract says elsewhere on the same kind counts as well (a cap in
 * another clause, payment for work in progress), unless it is struck out, but a clause is marked only for something that it says
 * itself.
 */
export async function decideFlags(
  findings: readonly ClauseFinding[],
  missing: readonly ClauseKind[],
  context: PlaybookContext,
  isStruckOut: (finding: ClauseFinding) => boolean = () => false,
): Promise<TrippedRule[]> {
  const tripped: TrippedRule[] = []
  const elsewhere = new Map(
    [
      ...Map.groupBy(
        findings.filter((finding) => !isStruckOut(finding)),
        ({ kind }) => kind,
      ),
    ].map(([kind, each]) => [kind, valuesOf(each)] as const),
  )
  for (const finding of findings) {
    const facts = { isMissing: false, ...elsewhere.get(finding.kind), ...valuesOf([finding]) }
    for (const { playbook, lines, trace } of await hold(finding.kind, facts, context)) {
      const own = new Map(finding.facts.map((reading) => [reading.fact, reading]))
      const stated = lines.flatMap(({ fact }) => own.get(fact) ?? [])
      if (isStatedBy(trace, own)) tripped.push({ playbook, finding, kind: finding.kind, facts: stated })
    }
  }
  for (const kind of missing) {
    for (const { playbook } of await hold(kind, { isMissing: true }, context))
      tripped.push({ playbook, finding: null, kind, facts: [] })
  }
  return tripped
}

/** Facts by their names; of one that is said twice, what was said first. */
function valuesOf(findings: readonly ClauseFinding[]): Record<string, unknown> {
  const readings = findings.flatMap(({ facts }) => facts).reverse()
  return Object.fromEntries(readings.map(({ fact, value }) => [fact, value]))
}

async function hold(
  kind: ClauseKind,
  facts: Record<string, unknown>,
  { playbook, timeZone, currency, now }: PlaybookContext,
): Promise<{ playbook: PlaybookRule; lines: TraceLine[]; trace: TraceNode }[]> {
  const ofKind = playbook.filter(({ rule }) => rule.scope.kind === kind)
  if (ofKind.length === 0) return []
  const rules = ofKind.map(({ version, rule: { id, name, when, condition } }) => ({
    id,
    version,
    name,
    condition: when ? { all: [when, condition] } : condition,
  }))
  const decision = await decide({ rules, facts, vocabulary: clauseVocabulary, timezone: timeZone, currency, now })
  return ofKind.flatMap((each, index) => {
    const outcome = decision.rules[index] as RuleOutcome
    const { holds, trace } = outcome
    return holds ? [{ playbook: each, lines: trueLines(trace), trace }] : []
  })
}

/** Of lines that must all hold the first is what the rule is about, and the others only say when that is a risk. */
function isStatedBy(node: TraceNode, own: ReadonlyMap<string, unknown>): boolean {
  if (node.truth !== 'true') return false
  if (node.kind === 'line') return own.has(node.fact)
  const parts = node.kind === 'any' ? node.children : node.children.slice(0, 1)
  return parts.some((part) => isStatedBy(part, own))
}

function trueLines(node: TraceNode): TraceLine[] {
  if (node.truth !== 'true') return []
  return node.kind === 'line' ? [node] : node.children.flatMap(trueLines)
}
