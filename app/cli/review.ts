import { basename } from 'node:path'
import type { Flag } from '#ai/review-contract/flag.ts'
import type { Review } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { reviewPatience, startReviewer } from '#ai/review-contract/start-reviewer.server.ts'
import type { Bilingual } from '#engine/vocabulary.ts'
import type { ReadDocument, Span } from '#ingest/document.ts'
import { lastBeginning } from '#ingest/last-beginning.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { bytesOf, refuse, writeText } from './contract-file.ts'
import { packDefaults } from './rules-check.ts'

/** Since the process began; what took long to read leaves less for its review. In milliseconds. */
const wholePatience = 18_000

/** `gantry review FILE`: the risky clauses of a contract, by the shipped playbook. Needs no server and no data. */
export async function review(file: string, options: { json?: boolean; text?: string; lang?: string }): Promise<void> {
  const { json = false, text, lang } = options
  const reviewer = startReviewer()
  try {
    const document = await readDocument({ bytes: await bytesOf(file), name: basename(file) })
    if (text) await writeText(text, document.text)
    const playbook = await shippedPlaybook(packDefaults)
    const context = { playbook, ...packDefaults, now: new Date() }
    const patience = Math.min(reviewPatience, Math.max(0, wholePatience - performance.now()))
    const found = await reviewer.review({ document, context, patience })
    const language = lang === 'zh' || lang === 'en' ? lang : languageOf(document)
    for (const line of json ? jsonLines(found, document, language) : plainLines(found, language)) console.log(line)
  } catch (error) {
    refuse(file, error, json)
  } finally {
    reviewer.close()
  }
}

type Language = keyof Bilingual

/** What a contract is written in is what its reviewer reads. */
function languageOf({ text }: ReadDocument): Language {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han * 4 > text.length ? 'zh' : 'en'
}

function jsonLines({ flags, coverage, unmarked }: Review, { text }: ReadDocument, language: Language): string[] {
  const codePoints = codePointsAt(text)
  const spanOf = (at: Span | null) => ({
    start: codePoints(at?.start ?? 0),
    end: codePoints(at?.end ?? 0),
  })
  const lines = flags.map((flag) => ({
    kind: flag.kind,
    severity: flag.severity,
    rule: flag.rule.id,
    name: flag.rule.name[language],
    clause: flag.clause,
    page: flag.page,
    ...spanOf(flag.at),
    quote: flag.quote,
    missing: flag.at === null,
    hidden: flag.isHidden,
    overriddenBy: flag.overriddenBy?.clause ?? null,
    facts: flag.facts.map(({ fact, value, label, said, at }) => ({
      fact,
      value,
      label: label[language],
      said: said[language],
      ...spanOf(at),
      quote: at ? text.slice(at.start, at.end) : '',
    })),
    reason: flag.reason[language],
    suggestion: flag.suggestion[language],
    method: flag.method,
  }))
  return [...lines, { coverage: { ...coverage, unmarked } }].map((line) => JSON.stringify(line))
}

/** From UTF-16 units, in which JavaScript counts, to code points, in which everybody else does. */
function codePointsAt(text: string): (unit: number) => number {
  const pairs: Span[] = []
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu))
    pairs.push({ start: match.index, end: match.index + 2 })
  // A text may be of nothing but pairs, and hold thousands of flags.
  return (unit) => unit - (lastBeginning(pairs, unit - 1) + 1)
}

function plainLines({ flags, coverage }: Review, language: Language): string[] {
  const lineOf = ({ severity, clause, page, rule, quote, reason, suggestion, overriddenBy }: Flag) =>
    [
      `[${severity}] ${rule.id} ${rule.name[language]}${clause ? ` · ${clause}` : ''}${page ? ` · p. ${page}` : ''}${overriddenBy ? ` (struck out by ${overriddenBy.clause})` : ''}`,
      ...(quote ? [`    “${quote.replaceAll('\n', ' ')}”`] : []),
      `    ${reason[language]}`,
      `    → ${suggestion[language]}`,
    ].join('\n')
  const { unreadPages, hidden, revisions, isWhole } = coverage
  return [
    ...flags.map(lineOf),
    `${flags.length} flags; ${isWhole ? 'read as a whole' : `not read as a whole${unreadPages.length > 0 ? `: pages ${unreadPages.join(', ')}` : ''}`}; ${hidden} hidden, ${revisions} tracked`,
  ]
}
