import { isOf } from '#ai/review-contract/clause-classifier.ts'
import { around, type Contract, type ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding, FactReading } from '#ai/review-contract/finding.ts'
import { kindWords } from '#ai/review-contract/lexicon/kind-words.ts'
import { atTheirWill, besideRetention, datedAfterAll, release } from '#ai/review-contract/lexicon/retention.ts'
import { named } from '#ai/review-contract/party-words.ts'
import { firstPhrase, monthsOf, phrase, pointsOf, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { Span } from '#ingest/document.ts'
import { readWarranty } from './warranty.ts'

/** Money kept back for the warranty: how much, how long, and whether anything says when it is given back. */
export function readRetention(contract: Contract): ClauseFinding[] {
  const all = contract.sentences.flatMap((sentence) => {
    const word = wordOf(sentence)
    return word ? [{ sentence, word }] : []
  })
  const isDated = all.some(({ sentence: { text } }) => release.test(text))
  const warrantyMonths = longestWarranty(contract)
  const theirWill = named(atTheirWill, contract.word)
  return all.flatMap(({ sentence, word }) => {
    const kept = shareOf(sentence, word)
    const months = monthsKept(sentence, word)
    const open =
      (datedAfterAll.test(sentence.text) ? null : firstPhrase([sentence], theirWill)) ??
      (kept && !isDated ? kept.at : null)
    const isLonger = months !== null && warrantyMonths > 0 && Number(months.value) > warrantyMonths
    const facts = [
      ...(kept ? [kept] : []),
      ...(months ? [months] : []),
      ...saidYes('retentionUndated', open),
      ...(isLonger && months ? [{ fact: 'retentionBeyondWarranty', value: true, at: months.at }] : []),
    ]
    return facts.length > 0
      ? [{ kind: 'retention' as const, clause: sentence.clause, at: spanOf(sentence), facts }]
      : []
  })
}

/** Where a sentence speaks of it: the word, or under a heading that says what the clause is about the whole of the sentence. */
function wordOf(sentence: ReadSentence): Span | null {
  if (!isOf(sentence, 'retention')) return null
  const word = phrase(sentence, kindWords.retention)
  if (word || !isOf(sentence, 'retention', 'sure')) return word
  // How long the warranty is says nothing of when the money is given back.
  const isOfMoney = sentence.quantities.some(({ kind }) => kind === 'share') || release.test(sentence.text)
  return isOfMoney && !besideRetention.test(sentence.text) ? spanOf(sentence) : null
}

/** The share that stands nearest to the word: a row or a sentence may name the other instalments as well. */
function shareOf(sentence: ReadSentence, word: Span): FactReading | null {
  const [nearest] = sentence.quantities
    .filter(({ kind }) => kind === 'share')
    .map((share) => ({ share, far: share.start > word.end ? share.start - word.end : word.start - share.end }))
    .filter(({ share, far }) => far < 40 && !/[利息税]/u.test(around(sentence, share).before.slice(-4)))
    .sort((a, b) => a.far - b.far)
  return nearest ? { fact: 'retentionShare', value: pointsOf(nearest.share), at: spanOf(nearest.share) } : null
}

function monthsKept(sentence: ReadSentence, word: Span): FactReading | null {
  for (const quantity of sentence.quantities) {
    const months = monthsOf(quantity)
    // What stands before the word is another instalment's; a few weeks are how soon it is paid then.
    if (months !== null && months >= 3 && quantity.end > word.start - 30)
      return { fact: 'retentionMonths', value: months, at: spanOf(quantity) }
  }
  return null
}

function longestWarranty(contract: Contract): number {
  const months = readWarranty(contract)
    .flatMap(({ facts }) => facts)
    .filter(({ fact }) => fact.startsWith('warrantyMonths'))
    .map(({ value }) => Number(value))
  return months.reduce((most, each) => Math.max(most, each), 0)
}
