import type { ToolContext } from '#ai/copilot/tool.ts'
import { certainlyMeant, type Meant } from './certainly-meant.ts'
import { concepts } from './concepts.ts'
import { loadClassifier } from './load-classifier.server.ts'
import { namedRecord } from './named-record.server.ts'
import type { ReadQuestion } from './read-question.server.ts'

/** Below it is asked back. */
const leastSure = 0.27
/** Below it something that was nearly as likely may be meant. */
const leastFirm = 0.8
/** Below it a record that is named says more than the guess. */
const leastCertain = 0.55
/** From it on the examples say plainly what is meant. */
const plainly = 0.85
/** So likely at least is what is taken where the first guess lacks something. */
const leastOther = 0.15
/** How far the first guess has to be before the second. */
const leastAhead = 0.03
/** Of what stands in a question so much has to be known. */
const leastKnown = 0.3
/** From it on what is most likely nothing that a tool does is not guessed at; from the other on it is refused. */
const likelyRefused = 0.4
const surelyRefused = 0.55

/** What a question is taken to ask. */
export type Meaning =
  | { is: 'meant'; label: Meant; isGuess?: boolean; isLoose?: boolean; others?: readonly Meant[] }
  /** isRefusal: most likely it is nothing that a tool does */
  | { is: 'unsure'; labels: Meant[]; isRefusal?: boolean }
  | { is: 'refused' }

/** What a question asks: what can mean one thing alone, or what it is most like of the examples. */
export async function meaningOf(read: ReadQuestion, context: ToolContext): Promise<Meaning> {
  const { guesses, known } = (await loadClassifier()).classify(read.masked)
  const [first, second] = guesses
  const labels = guesses.flatMap(({ label, probability }) =>
    label === 'refuse' || probability < 0.08 ? [] : [label as Meant],
  )
  const certain = certainlyMeant(read, context.page)
  // Whoever says much says words of several things: what it is most like counts for more, where that is plain.
  if (certain && (!first || first.label === 'refuse' || first.probability < plainly))
    return { is: 'meant', label: certain }
  // Nothing but a name: what it says is told.
  const isRefusal = first?.label === 'refuse' && first.probability > likelyRefused
  if (
    !isRefusal &&
    isNameAlone(read) &&
    (!first || first.probability < (first.label === 'search_knowledge' ? leastCertain : leastFirm))
  ) {
    const named = await namedRecord(read, context)
    return named ? { is: 'meant', label: 'open_record' } : { is: 'unsure', labels: [] }
  }
  if (!first || !second) return { is: 'unsure', labels: [] }
  if (first.label === 'refuse')
    return first.probability > surelyRefused ? { is: 'refused' } : { is: 'unsure', labels, isRefusal }
  const speaksOfTrade =
    read.amounts.length + read.times.length + read.people.length > 0 ||
    Object.entries(concepts).some(
      ([name, pattern]) => !['which', 'ask', 'open', 'hello', 'owner'].includes(name) && pattern.test(read.plain),
    )
  if (!speaksOfTrade && known < leastKnown && read.pieces.length > 0) {
    return first.label === 'search_knowledge' && first.probability > 0.6
      ? { is: 'meant', label: 'search_knowledge' }
      : { is: 'unsure', labels }
  }
  if (first.probability < leastSure || first.probability - second.probability < leastAhead)
    return { is: 'unsure', labels }
  return {
    is: 'meant',
    label: first.label as Meant,
    isGuess: first.probability < leastCertain,
    isLoose: first.probability < leastFirm,
    others: guesses.flatMap(({ label, probability }) =>
      label === 'refuse' || label === first.label || probability < leastOther ? [] : [label as Meant],
    ),
  }
}

function isNameAlone({ plain, pieces }: ReadQuestion): boolean {
  const named = pieces.reduce((sum, piece) => sum + [...piece].length, 0)
  return pieces.length > 0 && named >= [...plain.replaceAll(/[\s\p{P}]/gu, '')].length * 0.8
}

/** "What about the kiln?", 云谷呢, with nothing before it: of the one that is called so it is told what it is; of several nobody knows. */
export async function aloneOf(read: ReadQuestion, context: ToolContext): Promise<Meaning | null> {
  if (!/^(and )?(what|how) about (the |our |that |this )?[\w'-]+( [\w'-]+)?\W*$|^.{2,8}呢\W*$/.test(read.plain))
    return null
  if (context.page || read.times.length + read.people.length > 0) return null
  const named = await namedRecord(read, context)
  const isOne = named?.candidates.length === 1
  return isOne ? { is: 'meant', label: 'open_record' } : { is: 'unsure', labels: [], isRefusal: true }
}
