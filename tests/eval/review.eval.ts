import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { embeddedMethods } from '#ai/review-contract/embedded-methods.server.ts'
import type { Flag } from '#ai/review-contract/flag.ts'
import type { ClauseModel } from '#ai/review-contract/learnt/clause-model.ts'
import { type ReviewMethods, reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { readExamples } from '#ai/train-clauses/read-examples.server.ts'
import { samplesOf, trainModel } from '#ai/train-clauses/train-model.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import type { Truth } from './contracts/read-source.ts'
import { isFound, isRight, touches } from './judge-review.ts'

const limits = { recallOfHigh: 0.9, precision: 0.8 }
const leastUnseen = { recallOfHigh: 0.85, precision: 0.8 }
const contracts = fileURLToPath(new URL('./contracts/', import.meta.url))

/**
 * Recall: of the planted high risks, how many carry a flag by the rule that their label names, on their words or in their clause.
 * Precision: of all flags, of any severity, how many stand on something planted, by a rule that its label names, or missing. Measured
 * as shipped, and with a model that has not seen these contracts, with which lexicons and readers were tuned all the same. DETAILS=1 prints what was missed and what was wrong.
 */
export async function evaluate(): Promise<boolean> {
  const shipped = await measure('contract review', embeddedMethods(), limits)
  const unseen = { ...embeddedMethods(), model: modelOfOthers() }
  return (await measure('with a model that has not seen them', unseen, leastUnseen)) && shipped
}

async function measure(what: string, methods: ReviewMethods, least: typeof limits): Promise<boolean> {
  const truths = JSON.parse(await readFile(`${contracts}truth.json`, 'utf8')) as Truth[]
  const playbook = await shippedPlaybook(packDefaults)
  const sum = { high: 0, found: 0, flags: 0, right: 0, highFlags: 0, highRight: 0, traps: 0, trapped: 0 }
  for (const truth of truths) {
    const bytes = new Uint8Array(await readFile(`${contracts}files/${truth.file}`))
    const document = await readDocument({ bytes, name: truth.file })
    const context = { playbook, ...packDefaults, now: new Date() }
    const { flags, dropped } = await reviewContract(document, context, methods)
    const torn = flags.filter(({ at, quote }) => at && document.text.slice(at.start, at.end) !== quote)
    if (torn.length > 0 || dropped > 0)
      throw new Error(`${truth.file}: ${torn.length + dropped} quotes are not in the text`)
    add(sum, judge(document, flags, truth))
  }
  const recall = sum.found / sum.high
  const precision = sum.right / sum.flags
  console.log(
    `${what}, ${truths.length} contracts: recall of high risks ${recall.toFixed(2)} (${sum.found} of ${sum.high}, at least ${least.recallOfHigh}), precision ${precision.toFixed(2)} (${sum.right} of ${sum.flags} flags, at least ${least.precision}), of high flags ${(sum.highRight / sum.highFlags).toFixed(2)}; ${sum.trapped} of ${sum.traps} look-alikes marked`,
  )
  return recall >= least.recallOfHigh && precision >= least.precision
}

/** What is shipped has learnt from these contracts as well; this has not, nor from what the lexicons were tuned with. */
const own = new Set(['sample-contracts', 'wordings', 'cases'])

function modelOfOthers(): ClauseModel {
  return trainModel(samplesOf(readExamples().filter(({ hand }) => !own.has(hand))))
}

type Sum = Record<'high' | 'found' | 'flags' | 'right' | 'highFlags' | 'highRight' | 'traps' | 'trapped', number>

function add(sum: Sum, more: Sum): void {
  for (const key of Object.keys(sum) as (keyof Sum)[]) sum[key] += more[key]
}

function judge(document: ReadDocument, flags: readonly Flag[], truth: Truth): Sum {
  const high = truth.planted.filter(({ severity }) => severity === 'high')
  const missed = high.filter((planted) => !isFound(document, flags, planted))
  const wrong = flags.filter((flag) => !isRight(document, flag, truth))
  const highFlags = flags.filter(({ severity }) => severity === 'high')
  const trapped = truth.harmless.filter((trap) => wrong.some((flag) => touches(document, flag, trap)))
  const silent = truth.missing.filter(({ kind }) => !flags.some((flag) => !flag.at && flag.kind === kind))
  console.log(
    `${truth.file}: ${high.length - missed.length} of ${high.length} high risks, ${flags.length - wrong.length} of ${flags.length} flags right`,
  )
  if (process.env.DETAILS) {
    for (const { kind, rules, clause, words } of missed)
      console.log(`  missed  ${kind} ${rules[0] ?? ''} ${clause}: ${words}`)
    for (const { kind, why } of silent) console.log(`  not said to be missing  ${kind}: ${why}`)
    for (const flag of wrong)
      console.log(
        `  wrong   ${flag.kind} ${flag.rule.id} ${flag.clause}: ${flag.quote.replaceAll('\n', ' | ').slice(0, 160)}`,
      )
  }
  return {
    high: high.length,
    found: high.length - missed.length,
    flags: flags.length,
    right: flags.length - wrong.length,
    highFlags: highFlags.length,
    highRight: highFlags.filter((flag) => !wrong.includes(flag)).length,
    traps: truth.harmless.length,
    trapped: trapped.length,
  }
}
