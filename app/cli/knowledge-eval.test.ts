import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'knowledge-eval-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The command itself, as a process of its own. */
function evaluate(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const ended = (error: { code?: unknown } | null, stdout: string, stderr: string) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr })
    const command = ['app/cli/gantry.mjs', 'knowledge', 'eval', folder, '--mode', 'embedded', ...args]
    execFile('node', command, { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } }, ended)
  })
}

function write(documents: readonly object[]): void {
  const lines = (objects: readonly object[]) => objects.map((one) => JSON.stringify(one)).join('\n')
  writeFileSync(join(folder, 'corpus.jsonl'), lines(documents))
  const queries = ['托轮', '衬板', 'nowhere', '吊钩'].map((text, at) => ({ _id: `q${at + 1}`, text }))
  writeFileSync(join(folder, 'queries.jsonl'), lines(queries))
  writeFileSync(join(folder, 'qrels.tsv'), 'q1\td1\t1\nq2\td2\t1\nq2\td9\t1\nq3\td1\t1\n')
}
const documents = [
  { _id: 'd1', title: '托轮', text: `找正。${'再灌浆。'.repeat(30_000)}` },
  { _id: 'd2', text: '衬板\u2028选型' },
  { _id: 'd3', title: '吊钩', text: '' },
]

test('a collection is searched, one long document and all, and its figures and its run are told', async () => {
  write(documents)
  const run = join(folder, 'run.txt')
  const { status, stdout, stderr } = await evaluate('--run', run)
  expect([stderr, status]).toEqual(['', 0])
  const { 'ndcg@10': ndcg, ...figures } = JSON.parse(stdout)
  // One whole; one of two, where 1 / (1 + 1/1.58496) is reached; one that finds nothing. Nobody has judged the fourth.
  expect(ndcg).toBeCloseTo((1 + 0.61315) / 3, 4)
  expect(figures).toEqual({ 'recall@20': 0.5, 'mrr@10': 2 / 3, queries: 3 })
  const lines = readFileSync(run, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => line.split(' ').toSpliced(4, 1))).toEqual([
    ['q1', 'Q0', 'd1', '1', 'gantry-embedded'],
    ['q2', 'Q0', 'd2', '1', 'gantry-embedded'],
  ])
}, 180_000)

test('what cannot be read, or cannot stand in a run, is said in a line', async () => {
  write([...documents, { _id: 'd1', text: 'again' }])
  const twice = await evaluate()
  expect([twice.status, twice.stdout]).toEqual([1, ''])
  expect(twice.stderr).toMatch(/^\S*corpus\.jsonl:4 has the _id d1 of an earlier line\n$/)
  write([...documents, { _id: 'd 4', text: 'again' }])
  const spaced = await evaluate('--run', join(folder, 'run.txt'))
  expect(spaced).toMatchObject({ status: 1, stdout: '' })
  expect(spaced.stderr).toMatch(/^The id “d 4” has a space/)
})
