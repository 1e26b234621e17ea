import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { type EvaluatorName, evaluatorNames } from './eval-evaluators.ts'
import { rulesEval } from './rules-eval.ts'

const folder = mkdtempSync(join(tmpdir(), 'rules-eval-'))
afterAll(() => rmSync(folder, { recursive: true }))

function collector(highWaterMark?: number) {
  const chunks: string[] = []
  const stream = new Writable({
    highWaterMark,
    write(chunk, _, done) {
      chunks.push(String(chunk))
      setImmediate(done)
    },
  })
  return {
    stream,
    lines: () =>
      chunks
        .join('')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  }
}

async function evaluate(text: string, highWaterMark?: number, evaluator: EvaluatorName = 'decide') {
  const file = join(folder, 'lines.jsonl')
  writeFileSync(file, text)
  const out = collector(highWaterMark)
  const err = collector()
  const counts = await rulesEval({
    file,
    with: evaluator,
    databaseUrl: process.env.TEST_DATABASE_URL,
    out: out.stream,
    err: err.stream,
  })
  await Promise.all([out, err].map(({ stream }) => finished(stream.end())))
  return { ...counts, out: out.lines(), err: err.lines() }
}

interface Expected {
  result?: boolean
  refused?: { place: string }
  invalid?: string[]
}

const evalSet = new URL('../../engine/eval-set/', import.meta.url)

describe('the set of conditions with the answers of the truth tables', () => {
  const files = readdirSync(evalSet).filter((name) => name.endsWith('.jsonl'))
  const texts = files.map((name) => readFileSync(new URL(name, evalSet), 'utf8'))
  const inputs: { id: string; expected: Expected }[] = texts
    .flatMap((text) => text.trim().split('\n'))
    .map((line) => JSON.parse(line))

  it('holds at least 200 conditions, each under its own id', () => {
    expect(inputs.length).toBeGreaterThanOrEqual(200)
    expect(new Set(inputs.map(({ id }) => id)).size).toBe(inputs.length)
  })

  it.each(evaluatorNames)('is answered right by %s, line by line', async (evaluator) => {
    const { out, err, answered, failed } = await evaluate(texts.join(''), undefined, evaluator)
    expect([answered, failed, err]).toEqual([inputs.length, 0, []])
    const answers = out.map(({ id, result, refused, invalid }) => {
      if (refused) return { id, refused: { place: refused.place, hasReason: refused.reason.length > 0 } }
      if (invalid) return { id, invalid: invalid.map(({ fact }: { fact: string }) => fact) }
      return { id, result }
    })
    expect(answers).toEqual(
      inputs.map(({ id, expected: { refused, ...rest } }) =>
        refused ? { id, refused: { ...refused, hasReason: true } } : { id, ...rest },
      ),
    )
  })

  it.each(evaluatorNames)('answers a thousand lines by %s, and a slow reader is waited for', async (evaluator) => {
    const many = Array.from({ length: Math.ceil(1000 / inputs.length) }, () => texts.join('')).join('')
    const { out } = await evaluate(many, 64, evaluator)
    expect(out.length).toBeGreaterThanOrEqual(1000)
  })
})

describe('rules eval', () => {
  const line = {
    facts: { n: { type: 'number' } },
    condition: { all: [{ fact: 'n', operator: 'equal', value: 1 }] },
    row: { n: 1 },
  }
  const write = (...lines: unknown[]) => lines.map((one) => `${JSON.stringify(one)}\n`).join('')

  it('names a line that is no JSON or has no id, and answers the others', async () => {
    const text = `${write({ ...line, id: 1 })}{"id":\n\n[]\n${write({ ...line, id: undefined })}${JSON.stringify({ ...line, id: 'last' })}`
    const { out, err, answered, failed } = await evaluate(text)
    expect(out).toEqual([
      { id: 1, result: true },
      { id: 'last', result: true },
    ])
    expect(err).toMatchObject([
      { id: null, line: 2, error: expect.stringContaining('Line 2 is not JSON') },
      { id: null, line: 4, error: 'Line 4 is not an object with an id' },
      { id: null, line: 5 },
    ])
    expect([answered, failed]).toEqual([2, 3])
  })

  it.each([
    [{ facts: undefined }, 'facts'],
    [{ facts: { n: { type: 'decimal' } } }, 'facts.n'],
    [{ facts: { n: {} } }, 'facts.n.type'],
    [{ row: null }, 'row'],
    [{ timezone: 'Mars/Olympus' }, 'timezone'],
    [{ condition: undefined }, 'condition'],
  ])('refuses a line that is not whole: %j', async (part, place) => {
    const { out } = await evaluate(write({ id: 1, ...line, ...part }))
    expect(out).toEqual([{ id: 1, refused: { place, reason: expect.any(String) } }])
  })

  it('reads a line with carriage return, mark of byte order, and separators inside a text', async () => {
    const text = {
      id: 1,
      facts: { s: { type: 'text' } },
      condition: { fact: 's', operator: 'contains', value: 'a\u2028b' },
      row: { s: 'a\u2028b' },
    }
    const { out, err } = await evaluate(`\uFEFF${JSON.stringify(text)}\r\n${JSON.stringify({ ...text, id: 2 })}\r\n`)
    expect([out, err]).toEqual([
      [
        { id: 1, result: true },
        { id: 2, result: true },
      ],
      [],
    ])
  })

  it('ignores other keys of the line and of the row, and names of facts that objects have anyway', async () => {
    const condition = { all: [{ fact: 'constructor', operator: 'isEmpty' }] }
    const { out } = await evaluate(
      write(
        { ...line, id: 1, comment: 'x', row: { n: '1.0', other: {} } },
        { id: 2, facts: { constructor: { type: 'text' } }, condition, row: {} },
      ),
    )
    expect(out).toEqual([
      { id: 1, result: true },
      { id: 2, result: true },
    ])
  })

  it('reads the value of a fact with parameters under its plain name', async () => {
    const condition = { all: [{ fact: 'n', params: { kind: 'visit' }, operator: 'equal', value: 1 }] }
    expect((await evaluate(write({ ...line, id: 1, condition }))).out).toEqual([{ id: 1, result: true }])
  })

  it('finds a row value wrong also where the condition does not ask for it', async () => {
    const facts = { n: { type: 'number' }, m: { type: 'money' } }
    const { out } = await evaluate(write({ ...line, id: 1, facts, row: { n: 1, m: '1e3' } }))
    expect(out).toEqual([{ id: 1, invalid: [{ fact: 'm', reason: expect.stringContaining('amount') }] }])
  })

  it('survives what is nested without end', async () => {
    const deep = `{"id":1,"facts":{},"condition":${'{"not":'.repeat(20_000)}1${'}'.repeat(20_000)},"row":{}}\n`
    const { out } = await evaluate(deep)
    expect(out).toMatchObject([{ id: 1, refused: { reason: 'nested too deep: 100 levels at most' } }])
  })

  it('ends quietly when whoever reads the answers leaves, as head does', () => {
    const file = join(folder, 'many.jsonl')
    // Far more answers than a pipe holds.
    writeFileSync(file, write({ ...line, id: 'x'.repeat(100) }).repeat(5_000))
    const command = `"${process.execPath}" app/cli/gantry.ts rules eval --jsonl "${file}"`
    const { stdout, stderr } = spawnSync('sh', ['-c', `{ ${command}; echo "exit code $?" >&2; } | head -n 1`], {
      cwd: new URL('../../', import.meta.url),
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout)).toEqual({ id: 'x'.repeat(100), result: true })
    expect(stderr).toBe('exit code 0\n')
  })

  it('says so when there is no such file', async () => {
    const { stream } = collector()
    const missing = rulesEval({ file: join(folder, 'none.jsonl'), with: 'decide', out: stream, err: stream })
    await expect(missing).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
