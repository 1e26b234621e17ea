import { actorBefore, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { deliveryStatements } from '#ai/review-contract/lexicon/delivery.ts'
import { lawStatements } from '#ai/review-contract/lexicon/law.ts'
import { paymentStatements } from '#ai/review-contract/lexicon/payment.ts'
import type { Statement } from '#ai/review-contract/lexicon/statement.ts'
import { phrase, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'

const statements = [...paymentStatements, ...deliveryStatements, ...lawStatements]

/** What a contract says in so many words. What is beside it, or hidden, says nothing but that it speaks to a machine. */
export function readStatements(contract: Contract): ClauseFinding[] {
  const toMachines = statements.filter(({ kind }) => kind === 'instructions')
  return [
    ...contract.sentences.flatMap((sentence) => saidIn(contract, sentence, statements)),
    ...contract.asides.flatMap((sentence) =>
      saidIn(contract, sentence, toMachines).map((finding) => ({ ...finding, isAside: true })),
    ),
  ]
}

function saidIn(contract: Contract, sentence: ReadSentence, asked: readonly Statement[]): ClauseFinding[] {
  const said = new Set<string>()
  return asked.flatMap((statement) => {
    const { kind, fact } = statement
    const at = said.has(fact) ? null : holds(contract, sentence, statement)
    if (!at) return []
    said.add(fact)
    return [{ kind, clause: sentence.clause, at: spanOf(sentence), facts: saidYes(fact, at) }]
  })
}

function holds(contract: Contract, sentence: ReadSentence, statement: Statement): Span | null {
  const { says, unless = [], by, titled, payer } = statement
  const { text, titles, lead } = sentence
  const [first, ...others] = says
  const at = first ? phrase(sentence, first) : null
  if (!at || unless.some((pattern) => pattern.test(text))) return null
  const isTitled = titled?.test(titles.join(' ')) ?? false
  if (!isTitled && !others.every((pattern) => pattern.test(text) || pattern.test(lead))) return null
  if (payer && !contract.word.payer.test(text)) return null
  const actor = by ? actorBefore(contract, sentence, at.end) : null
  return actor !== null && actor !== by ? null : at
}
