import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import type { Writable } from 'node:stream'
import { AppError } from '#lib/errors.ts'
import { answerEvalLine } from './answer-eval-line.ts'

export interface RulesEvalOptions {
  /** path of a file with a JSON object a line */
  file: string
  /** which evaluator answers */
  with: 'decide'
  out: Writable
  /** lines that are no JSON object with an id are named here */
  err: Writable
}

/**
 * `gantry rules eval --jsonl FILE --with decide`: answers each line in turn, in memory of one line. Needs no server and no
 * data folder.
 * @returns how many lines were answered, and how many could not be read (then the command should exit 1)
 * @throws AppError NOT_FOUND when there is no such file
 */
export async function rulesEval({ file, out, err }: RulesEvalOptions): Promise<{ answered: number; failed: number }> {
  let number = 0
  let failed = 0
  let answered = 0
  for await (const text of linesOf(file)) {
    number += 1
    if (text.trim() === '') continue
    const line = parseJson(text)
    const answer = line.ok ? await answerEvalLine(line.value) : null
    if (answer) {
      answered += 1
      await write(out, answer)
    } else {
      failed += 1
      const error = line.ok ? 'is not an object with an id' : `is not JSON: ${line.message}`
      await write(err, { id: null, line: number, error: `Line ${number} ${error}` })
    }
  }
  return { answered, failed }
}

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

async function write(stream: Writable, answer: unknown): Promise<void> {
  if (!stream.write(`${JSON.stringify(answer)}\n`)) await once(stream, 'drain')
}
