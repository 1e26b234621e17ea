import { checkCitations } from '#ai/evidence/check-citations.ts'
import { clauseVocabulary } from '#crm/clauses/clause.vocabulary.ts'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'
import { formatValue } from '#engine/format-value.ts'
import { parseFact } from '#engine/parse-fact.ts'
import { sayAccepted } from '#engine/say-accepted.ts'
import { type Bilingual, type Fact, findFact } from '#engine/vocabulary.ts'
import { type Coverage, coverageOf } from '#ingest/coverage.ts'
import type { ReadDocument } from '#ingest/document.ts'
import type { ClauseClassifier } from './clause-classifier.ts'
import { type Contract, prepareContract, sentenceAt } from './contract.ts'
import { decideFlags, type PlaybookContext, type TrippedRule } from './decide-flags.ts'
import { digestGrounds } from './digest-grounds.ts'
import { findOverrides, type Override, overrideOf } from './find-overrides.ts'
import type { ClauseFinding, FactReading } from './finding.ts'
import type { Flag, FlagFact } from './flag.ts'
import { labelClause } from './label-clause.ts'
import type { ClauseModel } from './learnt/clause-model.ts'
import { missingKinds } from './missing-kinds.ts'
import { spanOf } from './phrases.ts'
import { readFindings } from './read-findings.ts'

export interface Review {
  /** in the order of the text, what is missing at the end */
  flags: Flag[]
  coverage: Coverage
  /** flags whose words do not stand in the text: none, unless a reader is at fault */
  dropped: number
  /** how often rules that are marked as often as anybody would look were tripped once more */
  unmarked: number
}

/** By what clauses are told. */
export interface ReviewMethods {
  classify: ClauseClassifier
  /** null: by words alone */
  model: ClauseModel | null
}

/**
 * Reviews a contract against a playbook, without a network and, unless `classify` asks one, without a model of language: segments,
 * their kinds, facts, rules, flags. A flag whose quote does not stand in the text at its place is dropped by the ledger.
 * @throws AppError RULES_BROKEN for a rule that the vocabulary of clauses does not carry
 */
export async function reviewContract(
  document: ReadDocument,
  context: PlaybookContext,
  { classify, model }: ReviewMethods,
): Promise<Review> {
  const contract = await prepareContract(document, classify)
  const findings = readFindings(contract, model)
  return await reviewFindings({ contract, findings, context, isAll: true })
}

interface FoundInContract {
  contract: Contract
  findings: readonly ClauseFinding[]
  context: PlaybookContext
  /** what is not among the findings is not there: kinds that a contract should have and has not are flagged */
  isAll: boolean
}

/** Holds what was read in a contract, by whomever, against the playbook: flags, each on its words. */
export async function reviewFindings({ contract, findings, context, isAll }: FoundInContract): Promise<Review> {
  const { document } = contract
  const coverage = coverageOf(document)
  const overrides = findOverrides(contract)
  const isStruckOut = ({ clause }: Pick<ClauseFinding, 'clause'>) => overrideOf(contract, overrides, clause) !== null
  const missing = isAll ? missingKinds(contract, findings, isStruckOut) : []
  const tripped = await decideFlags(findings, missing, context, isStruckOut)
  const { marked, unmarked } = upToMany(withoutRepeats(contract, tripped))
  const flags = marked.map((each) => flagOf(each, { contract, coverage, overrides, context }))
  const kept = flags.filter((flag) => isCited(document, flag))
  return { flags: kept, coverage, dropped: flags.length - kept.length, unmarked }
}

interface Place {
  contract: Contract
  coverage: Coverage
  overrides: ReadonlyMap<number, Override>
  context: PlaybookContext
}

/** Of one rule: whoever has seen it so often has seen it. */
const mostOfRule = 100

function upToMany(tripped: readonly TrippedRule[]): { marked: TrippedRule[]; unmarked: number } {
  const counts = new Map<string, number>()
  const marked = tripped.filter(({ playbook }) => {
    const count = (counts.get(playbook.rule.id) ?? 0) + 1
    counts.set(playbook.rule.id, count)
    return count <= mostOfRule
  })
  return { marked, unmarked: tripped.length - marked.length }
}

/** A rule is said once a clause; of amounts and orders to machines each is its own. */
function withoutRepeats(contract: Contract, tripped: readonly TrippedRule[]): TrippedRule[] {
  const seen = new Set<string>()
  return tripped.filter(({ playbook, finding, kind, facts }) => {
    const stating = finding && (statingSentence(contract, finding, facts) ?? finding)
    const isOwn = kind === 'amounts' || kind === 'instructions' || (stating?.clause ?? null) === null
    const place = isOwn
      ? `at ${(stating && 'start' in stating ? stating.start : finding?.at.start) ?? ''}`
      : stating?.clause
    const key = `${playbook.rule.id} ${place}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function flagOf({ playbook, finding, kind, facts }: TrippedRule, place: Place): Flag {
  const { rule, version } = playbook
  const { document } = place.contract
  const stating = finding && statingSentence(place.contract, finding, facts)
  const at = finding ? spanOf(stating ?? facts[0]?.at ?? finding.at) : null
  const clause = stating?.clause ?? finding?.clause ?? null
  const limits = sayAccepted({ ...vocabularyOf(place.context), condition: rule.condition })
  const said = facts.map((reading) => {
    const accepted = limits.get(reading.fact)
    return { ...factOf(reading, place.context), ...(accepted && { accepted }) }
  })
  const overriddenBy = finding ? overrideOf(place.contract, place.overrides, clause) : null
  const quote = at ? document.text.slice(at.start, at.end) : ''
  const notes = (finding?.facts ?? [])
    .filter((each) => !facts.includes(each))
    .map((each) => factOf(each, place.context))
  return {
    kind,
    severity: overriddenBy ? 'low' : (rule.scope.severity as ClauseSeverity),
    rule: { id: rule.id, version, name: rule.name },
    clause: labelClause(document.clauses, clause),
    page: stating?.page ?? null,
    at,
    quote,
    facts: said,
    notes,
    reason: finding ? reasonOf(said, rule.why) : missingReason(rule.why, place.coverage),
    why: rule.why,
    suggestion: rule.suggestion ?? rule.why,
    source: rule.source ?? rule.why,
    method: finding ? methodOf(place.contract, finding, facts) : 'lexicon',
    grounds: digestGrounds(document, { clause, quote, facts: [...said, ...notes] }),
    isHidden: stating?.isHidden ?? false,
    overriddenBy,
  }
}

function vocabularyOf({ timeZone, currency }: PlaybookContext) {
  return { vocabulary: clauseVocabulary, timezone: timeZone, currency }
}

/** The sentence that states the fact: that is where a reader should look, wherever the finding begins. */
function statingSentence(contract: Contract, { at, isAside }: ClauseFinding, [first]: readonly FactReading[]) {
  const { start, end } = first?.at ?? at
  if (isAside) return contract.asides.find((aside) => aside.start <= start && end <= aside.end) ?? null
  const sentence = sentenceAt(contract, start)
  return sentence && end <= sentence.end ? sentence : null
}

/** By what the segment was found to be of this kind; what is no kind of segment is found by words alone. */
function methodOf(contract: Contract, { kind, at }: ClauseFinding, [first]: readonly FactReading[]): string {
  if (first?.isLearnt) return 'learnt'
  return sentenceAt(contract, at.start)?.kinds.get(kind)?.method ?? 'lexicon'
}

function factOf({ fact: id, value, at }: FactReading, { timeZone, currency }: PlaybookContext): FlagFact {
  const fact = findFact<Fact>(clauseVocabulary, id)
  if (!fact) throw new Error(`the vocabulary of clauses has no ${id}`)
  const parsed = parseFact(fact.type, value, {
    timezone: timeZone,
    currency,
    values: fact.values?.map((one) => one.id),
  })
  const said =
    fact.states && typeof value === 'boolean'
      ? fact.states[value ? 'yes' : 'no']
      : formatValue(parsed.kind === 'value' ? parsed.value : null, fact)
  return { fact: id, value, label: fact.labels, said, at }
}

function reasonOf(facts: readonly FlagFact[], why: Bilingual): Bilingual {
  const [first] = facts
  if (!first) return why
  const isStatement = typeof first.value === 'boolean'
  return {
    zh: `${isStatement ? first.said.zh : `${first.label.zh} ${first.said.zh}`}：${why.zh}`,
    en: `${isStatement ? first.said.en : `${first.label.en} ${first.said.en}`}: ${why.en}`,
  }
}

/** Nothing is said to be missing of pages that nobody has read. */
function missingReason(why: Bilingual, { isWhole, unreadPages }: Coverage): Bilingual {
  if (isWhole) return { zh: `全文没有找到：${why.zh}`, en: `Not found anywhere in the text: ${why.en}` }
  const pages = unreadPages.join(', ')
  return {
    zh: `在读到的部分没有找到${pages ? `（第 ${pages} 页没有读到）` : '（文件没有全部读到）'}：${why.zh}`,
    en: `Not found in what was read${pages ? ` (page ${pages} was not)` : ' (not all of the file was)'}: ${why.en}`,
  }
}

function isCited({ text, sha256 }: ReadDocument, { at, quote }: Flag): boolean {
  if (!at) return true
  return checkCitations([{ id: sha256, text }], [{ source: sha256, quote, at }]).kept.length === 1
}
