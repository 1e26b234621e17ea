import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const cases = path.join(root, 'tests/cases')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gantry-review-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Without a server, a data folder or any setting. */
function gantry(...args: string[]) {
  const { PATH } = process.env
  return spawnSync('node', ['app/cli/gantry.mjs', ...args], { cwd: root, encoding: 'utf8', env: { PATH } })
}

test('each flag is an object a line, whose quote stands in the text at its offsets in code points', () => {
  const file = path.join(folder, 'contract.txt')
  // A character beyond the first plane is two units of JavaScript, and one code point.
  const lines = ['𠮷野重工 合同', '9.1 逾期违约金每日0.3%，不设上限。', '9.2 甲方有权从任何应付款中直接扣除违约金。']
  writeFileSync(file, lines.join('\n'))
  const out = path.join(folder, 'canonical.txt')
  const { stdout, stderr, status } = gantry('review', file, '--json', '--text', out)
  expect([stderr, status]).toEqual(['', 0])
  const objects = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const { coverage } = objects.pop()
  expect(coverage).toMatchObject({ isWhole: true })
  const text = [...readFileSync(out, 'utf8')]
  expect(objects.map(({ kind, rule, clause }) => [kind, rule, clause])).toEqual([
    ['delay-damages', 'CP-16', '9.1'],
    ['delay-damages', 'CP-19', '9.1'],
    ['set-off', 'CP-15', '9.2'],
  ])
  for (const { start, end, quote, facts, reason, suggestion, method, severity } of objects) {
    expect(text.slice(start, end).join('')).toBe(quote)
    for (const fact of facts) expect(text.slice(fact.start, fact.end).join('')).toBe(fact.quote)
    expect([method, severity]).toEqual(['lexicon', 'high'])
    expect(reason).toMatch(/\p{Script=Han}/u)
    expect(suggestion).toMatch(/\p{Script=Han}/u)
  }
})

test('reads as people do: in the language of the contract, or in the one that is asked for', () => {
  const file = path.join(cases, 'D13.pdf')
  expect(gantry('review', file).stdout).toContain('[high] CP-18 Delay damages above 0.5 % a week · p. 1')
  expect(gantry('review', file, '--lang', 'zh').stdout).toContain('[high] CP-18 逾期违约金每周超过 0.5% · p. 1')
})

test('what cannot be read is refused in words, as JSON too', () => {
  const file = path.join(folder, 'empty.pdf')
  writeFileSync(file, '')
  for (const command of ['review', 'ingest']) {
    const { stdout, status } = gantry(command, file, '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, code: 'empty' })
    expect(JSON.parse(stdout).message).toMatch(/\p{Script=Han}.*[a-z]/u)
  }
})

test('what is no file, or cannot be written, is said without a stack, as JSON too', () => {
  const pipe = path.join(folder, 'pipe.pdf')
  spawnSync('mkfifo', [pipe])
  const there = path.join(cases, 'D05.docx')
  const nowhere = path.join(folder, 'none', 'text')
  for (const [given, code] of [
    [[folder], 'no-file'],
    [[pipe], 'no-file'],
    [[path.join(folder, 'none.pdf')], 'not-there'],
    [[there, '--text', nowhere], 'not-written'],
    [[there, '--text', folder], 'not-written'],
  ] as const) {
    for (const command of ['review', 'ingest']) {
      const { stdout, stderr, status } = gantry(command, ...given, '--json')
      expect([stderr, status]).toEqual(['', 1])
      expect(JSON.parse(stdout)).toMatchObject({
        ok: false,
        code,
        message: expect.stringMatching(/\p{Script=Han}.*[a-z]/u),
      })
    }
  }
  const { stdout, stderr, status } = gantry('review', there, '--text', nowhere)
  expect([stdout, status]).toEqual(['', 1])
  expect(stderr).toMatch(/^D05\.docx: .*\n$/)
})

test('that somebody stopped it is said without a stack, and as nothing of the file', () => {
  const script = `
    import { refuse } from '#app/cli/contract-file.ts'
    import { OutOfBounds } from '#ingest/bounded/bounded-process.server.ts'
    refuse('/srv/contract.pdf', new OutOfBounds('stopped', 'ended by SIGTERM without an answer'), process.argv[1] === 'json')`
  const stopped = (...args: string[]) =>
    spawnSync('node', ['--input-type=module-typescript', '-e', script, ...args], { cwd: root, encoding: 'utf8' })
  expect(stopped()).toMatchObject({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^contract\.pdf: .*stopped.*\n$/),
  })
  const { status, stdout } = stopped('json')
  expect([status, JSON.parse(stdout)]).toMatchObject([1, { ok: false, code: 'stopped' }])
})

test('ingest says what was read', () => {
  const { stdout } = gantry('ingest', path.join(cases, 'D05.docx'), '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    format: 'docx',
    pages: 0,
    clauses: 6,
    coverage: { isWhole: true },
  })
})
