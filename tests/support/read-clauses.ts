import { classifyByLexicon } from '#ai/review-contract/classify-by-lexicon.ts'
import { type Contract, prepareContract } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { makeDocument } from '#ingest/make-document.server.ts'

/** What a reader of clauses reads from a few lines: the facts of each finding, and the words that say each. */
export async function readClauses(
  text: string,
  read: (contract: Contract) => ClauseFinding[],
): Promise<{ facts: Record<string, unknown>[]; words: Record<string, string>[] }> {
  const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
  const findings = read(await prepareContract(document, classifyByLexicon))
  return {
    facts: findings.map(({ facts }) => Object.fromEntries(facts.map(({ fact, value }) => [fact, value]))),
    words: findings.map(({ facts }) =>
      Object.fromEntries(facts.map(({ fact, at }) => [fact, document.text.slice(at.start, at.end)])),
    ),
  }
}
