import type { Answer, AnswerEvent, Asked, Method } from '#ai/copilot/answer.ts'
import type { Cited, RecordRef, Sentence } from '#ai/copilot/tool.ts'
import { cutThoughts, showsThoughts } from '#ai/models/cut-thoughts.ts'
import { ModelFailure } from '#ai/models/model-failure.ts'
import { checkAnswer } from './check-answer.ts'
import { cutAnswer, type RawSentence } from './cut-answer.ts'
import type { Reading } from './reading.ts'
import { recordsRead, restsOn } from './rests-on.ts'

const leftOut = {
  zh: '有的内容在读到的资料里找不到依据，已略去。',
  en: 'Some of it had nothing to bear it out in what was read, and was left out.',
}

interface FinishOptions {
  raw: readonly RawSentence[]
  /** something is missing of what the model wrote: it was cut short, or a link was taken out */
  isCut: boolean
  reading: Reading
  asked: Asked
  method: Method
}

/**
 * The answer of a run: what bears examination of what the model wrote, and beside it what the tools gave.
 * @throws ModelFailure unsound where nothing does, or nothing was read
 */
export function finishAnswer({ raw, isCut, reading, asked, method }: FinishOptions): Answer {
  const { question, context } = asked
  const { none, proposals, proposed } = reading
  // Without having read anything a model speaks from memory.
  if (reading.calls.length === 0 && !none)
    throw new ModelFailure('unsound', 'the model answered without having read anything')
  const checked = checkAnswer(raw, reading, question)
  const ofProposal = (ref: RecordRef) =>
    proposals.some(({ record }) => record.id === ref.id && record.kind === ref.kind)
  // What would be changed, the tool says and the card shows; no words of a model stand in their place.
  const others =
    proposals.length > 0
      ? checked.sentences.filter(({ cites, isLed }) => !isLed && cites.length > 0 && !cites.some(ofProposal))
      : checked.sentences
  // What it was told of costs, a model may say in any sentence.
  const othersOf = restsOn(reading)
  const worded = others.map(({ text, cites }): Sentence => {
    const rests = othersOf({ text, cites })
    return { text, cites, ...(rests.length > 0 && { rests }), ...(reading.costs && { costs: true }) }
  })
  const isNothing = others.length === 0 && proposed.length === 0
  if (isNothing && !none) throw new ModelFailure('unsound', 'nothing of what the model wrote was borne out')
  const notice: Sentence[] =
    (checked.isCut || isCut) && !isNothing ? [{ text: leftOut[context.language], cites: [] }] : []
  const sentences = [...proposed, ...worded, ...notice]
  return {
    calls: reading.calls,
    sentences,
    tables: reading.tables,
    cited: citedIn(sentences, reading.cited()),
    read: recordsRead(reading),
    figures: reading.figures,
    proposals,
    ...(none && { none }),
    sure: none === null,
    method,
  }
}

/** What the sentences cite; where they cite nothing, all that was read. */
function citedIn(sentences: readonly Sentence[], cited: readonly Cited[]): readonly Cited[] {
  const cites = sentences.flatMap((sentence) => sentence.cites)
  const used = cited.filter(({ kind, id }) => cites.some((ref) => ref.kind === kind && ref.id === id))
  return used.length > 0 ? used : cited
}

interface TellOptions {
  reading: Reading
  asked: Asked
  tell: (event: AnswerEvent) => void
}

/** Letters that a model may write in a run: an answer is a few sentences, but some think at length before it. */
const mostSaid = 20_000
const mostWritten = 100_000

/**
 * Tells what the model writes while it writes it, as far as it is borne out by then: sentence by sentence, and one without a reference
 * not before the one with it.
 * @throws ModelFailure unsound, by `write`, for a model that writes on and on
 */
export function tellSound({ reading, asked, tell }: TellOptions) {
  let text = ''
  let told = 0
  let written = 0
  let lookAt = 0
  let countAt = mostSaid
  const isWide = asked.context.language === 'zh'
  return {
    /** another message begins */
    begin: () => {
      text = ''
      told = 0
      lookAt = 0
    },
    write: (piece: string) => {
      text += piece
      written += piece.length
      if (written > countAt) {
        countAt = written * 1.05
        if (written > mostWritten || cutThoughts(text).length > mostSaid)
          throw new ModelFailure('unsound', 'the model writes on and on')
      }
      // What was told of them, the answer at the end takes back.
      if (showsThoughts(text, piece)) {
        text = cutThoughts(text)
        told = 0
        lookAt = 0
      }
      if (!/[\]。！？；!?.\n]/u.test(piece) || text.length < lookAt) return
      // The longer it is, the more has to come before it is read through again.
      lookAt = text.length * 1.02
      const { sentences } = cutAnswer(text, false, told)
      const until = sentences.findLastIndex(({ refs }) => refs.length > 0)
      const last = sentences[until]
      if (!last) return
      const sound = checkAnswer(sentences.slice(0, until + 1), reading, asked.question).sentences
      told = last.end
      if (sound.length > 0)
        tell({ type: 'text', text: sound.map((one) => (isWide ? one.text : `${one.text} `)).join('') })
    },
  }
}
