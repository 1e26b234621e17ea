import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, AnswerEvent, AnswerQuestion, Asked } from '#ai/copilot/answer.ts'
import type { Progress } from '#crm/conversations/answer.schema.ts'
import { endTurn } from '#crm/conversations/end-turn.server.ts'
import { finishTurn } from '#crm/conversations/finish-turn.server.ts'
import { noteProgress } from '#crm/conversations/note-progress.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { logFailure } from './log-failure.ts'
import { keepRun, type Run } from './runs-of-process.ts'

interface StartRunOptions {
  actor: Actor
  turnId: string
  attempt: number
  /** called with the run's own signal */
  asked: Omit<Asked, 'signal'>
  answer: AnswerQuestion
  /** milliseconds between two looks whether there is something to write down */
  everyMs?: number
  /** milliseconds after which the process says that it is still there, with nothing new to tell */
  beatMs?: number
  /** milliseconds after which an answer is given up */
  mostMs?: number
}

const notAnswered = 'a question to the copilot was not answered'

/** Why a run ends before its answer. */
type Ending = 'unwanted' | 'stopping' | 'too long'

/**
 * Works on an answer, whether or not anybody waits for it: what becomes of it is written to its question, each time in a short
 * transaction of the person's. It ends when it is not wanted any more, which the database says, wherever it was said.
 */
export function startRun(options: StartRunOptions): Run {
  const ending = new AbortController()
  const end = (why: Ending) => ending.abort(why)
  const watchers = new Set<() => void>()
  const run: Run = { turnId: options.turnId, stop: () => end('stopping'), watchers, ended: Promise.resolve() }
  // Nobody waits for it: what it does not catch itself would end the process.
  run.ended = work(options, ending, () => {
    for (const tell of watchers) tell()
  }).catch((err) => logFailure(err, notAnswered))
  keepRun(run)
  return run
}

async function work(options: StartRunOptions, ending: AbortController, tell: () => void): Promise<void> {
  const { actor, turnId, attempt, asked, answer, mostMs = 120_000 } = options
  const { signal } = ending
  const late = setTimeout(() => ending.abort('too long' satisfies Ending), mostMs)
  const progress: Progress & { changed: boolean } = { text: '', steps: [], changed: true }
  const over = new AbortController()
  const telling = tellMeanwhile({ ...options, progress, tell, ending, over: over.signal }).catch((err) =>
    logFailure(err, notAnswered),
  )
  let found: Answer | null = null
  try {
    for await (const event of until(answer({ ...asked, signal }), signal)) {
      if (event.type === 'answer') found = event.answer
      else note(progress, event)
    }
  } catch (err) {
    if (!signal.aborted) logFailure(err, notAnswered)
  }
  clearTimeout(late)
  over.abort()
  await telling
  const wanted = signal.reason !== ('unwanted' satisfies Ending)
  const kept = found && !signal.aborted ? found : null
  try {
    if (kept) {
      const { proposals, figures: _, ...said } = sound(kept)
      const stored = said as Parameters<typeof finishTurn>[0]['answer']
      await withActor(actor, (tx) => finishTurn({ tx, actor, turnId, attempt, answer: stored, proposals }))
    } else if (wanted) await withActor(actor, (tx) => endTurn({ tx, turnId, attempt, state: 'failed' }))
  } catch (err) {
    // The question stays, and its silence says that nobody works on it.
    logFailure(err, notAnswered)
  }
  tell()
}

/** A copy without the characters that the database has no place for; a model may write any. */
function sound<T>(value: T): T {
  const text = JSON.stringify(value, (_, one) =>
    typeof one === 'string' ? one.toWellFormed().replaceAll('\0', '') : one,
  )
  return JSON.parse(text)
}

function note(progress: Progress & { changed: boolean }, event: Exclude<AnswerEvent, { type: 'answer' }>): void {
  progress.changed = true
  if (event.type === 'text') progress.text += event.text
  else if (event.state === 'begun') progress.steps.push({ tool: event.call.tool, state: 'begun' })
  else {
    const begun = progress.steps.findLast((step) => step.tool === event.call.tool && step.state === 'begun')
    if (begun) begun.state = event.state
  }
}

interface TellingOptions extends StartRunOptions {
  progress: Progress & { changed: boolean }
  tell: () => void
  ending: AbortController
  over: AbortSignal
}

/** Writes down how far it is whenever that has changed, and every few seconds that somebody still works on it. */
async function tellMeanwhile(options: TellingOptions): Promise<void> {
  const { actor, turnId, attempt, progress, tell, ending, over, everyMs = 250, beatMs = 3_000 } = options
  let last = Date.now()
  while (!over.aborted) {
    await wait(everyMs, undefined, { signal: over, ref: false }).catch(() => undefined)
    if (over.aborted || !(progress.changed || Date.now() - last >= beatMs)) continue
    progress.changed = false
    last = Date.now()
    const { text, steps } = progress
    const now = sound({ text: text.slice(-20_000), steps })
    // A database that is away for a moment is no reason to give up: the next beat tells.
    const wanted = await withActor(actor, (tx) => noteProgress({ tx, turnId, attempt, progress: now })).catch(
      () => true,
    )
    if (!wanted) ending.abort('unwanted' satisfies Ending)
    tell()
  }
}

/** Events until the signal, also of somebody who does not listen to it. */
async function* until(events: AsyncGenerator<AnswerEvent>, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  const stopped = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null)
    signal.addEventListener('abort', () => resolve(null), { once: true })
  })
  while (!signal.aborted) {
    const next = await Promise.race([events.next(), stopped])
    if (next === null) {
      // Not waited for: who does not listen would not end either.
      void events.return(undefined).catch(() => undefined)
      return
    }
    if (next.done) return
    yield next.value
  }
}
