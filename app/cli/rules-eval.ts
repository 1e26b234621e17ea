import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { AppError } from '#lib/errors.ts'
import { type EvaluatorName, startEvaluator } from './eval-evaluators.ts'
import { type EvalAnswer, type EvalCase, readEvalLine } from './read-eval-line.ts'

export interface RulesEvalOptions {
  /** path of a file with a JSON object a line */
  file: string
  /** which evaluator answers */
  with: EvaluatorName
  out: Writable
  /** the server that `sql` asks; a database in memory when left out */
  databaseUrl?: string
  /** lines that are no JSON object with an id are named here */
  err: Writable
}

/**
 * `gantry rules eval --jsonl FILE --with decide|sql`: answers each line in its order, in memory of a few. Needs no server and
 * no data folder. Ends early, and well, when whoever reads the answers leaves.
 * @returns how many lines were answered, and how many could not be read (then the command should exit 1)
 * @throws AppError NOT_FOUND when there is no such file
 */
export async function rulesEval(options: RulesEvalOptions): Promise<{ answered: number; failed: number }> {
  const evaluator = await startEvaluator(options.with, options.databaseUrl)
  const { file, out, err } = options
  const reader = watchReader(out)
  watchReader(err)
  let number = 0
  let failed = 0
  let answered = 0
  let waiting: (EvalCase | EvalAnswer)[] = []
  const answerWaiting = async () => {
    const batch = waiting
    waiting = []
    const todo = batch.filter((one): one is EvalCase => 'tree' in one)
    const results = todo.length > 0 ? await evaluator.answer(todo) : []
    for (const one of batch) {
      await write(out, 'tree' in one ? { id: one.id, result: results[todo.indexOf(one)] === true } : one)
    }
    answered += batch.length
  }
  try {
    for await (const text of linesOf(file)) {
      if (reader.left) break
      number += 1
      if (text.trim() === '') continue
      const line = parseJson(text)
      const read = line.ok ? readEvalLine(line.value) : null
      if (read) {
        waiting.push('todo' in read ? read.todo : read.answer)
        if (waiting.length === linesAtOnce) await answerWaiting()
      } else {
        failed += 1
        const error = line.ok ? 'is not an object with an id' : `is not JSON: ${line.message}`
        await write(err, { id: null, line: number, error: `Line ${number} ${error}` })
      }
    }
    if (!reader.left) await answerWaiting()
  } finally {
    await evaluator.stop()
  }
  return { answered, failed }
}

// Few enough for the parameters of one statement, whose number is limited to 65,535.
const linesAtOnce = 50

/** Splits at \n only: readline would also split at U+2028, which may stand inside a JSON text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) yield line.replace(/^\uFEFF+/, '')
    }
  } catch (cause) {
    throw new AppError('NOT_FOUND', `Cannot read ${file}`, { cause, details: { file } })
  }
  yield rest.replace(/^\uFEFF+/, '')
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** Whether whoever read this stream has left it, as `head` does after its lines. Any other failure of it stays a failure. */
function watchReader(stream: Writable): { left: boolean } {
  const reader = { left: false }
  stream.on('error', (error) => {
    if (!isBrokenPipe(error)) throw error
    reader.left = true
  })
  return reader
}

async function write(stream: Writable, answer: unknown): Promise<void> {
  if (stream.write(`${JSON.stringify(answer)}\n`)) return
  await once(stream, 'drain').catch((error) => {
    if (!isBrokenPipe(error)) throw error
  })
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE'
}
