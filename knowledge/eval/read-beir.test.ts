import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readBeir } from './read-beir.server.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const sound = {
  'corpus.jsonl': '{"_id": "d1", "title": "托轮", "text": "找正"}\n',
  'queries.jsonl': '{"_id": "q1", "text": "托轮"}\n',
  'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\n',
}

function read(files: Record<string, string | null>) {
  const folder = mkdtempSync(join(tmpdir(), 'beir-'))
  folders.push(folder)
  mkdirSync(join(folder, 'qrels'))
  for (const [name, text] of Object.entries({ ...sound, ...files }))
    if (text !== null) writeFileSync(join(folder, name), text)
  return readBeir(folder)
}

const judgements = async (files: Record<string, string | null>) =>
  [...(await read(files)).judged].map(([query, relevant]) => [query, Object.fromEntries(relevant)])

test('a collection is read with its header, and without one, and with that of TREC', async () => {
  expect(await judgements({})).toEqual([['q1', { d1: 1 }]])
  expect(await judgements({ 'qrels.tsv': 'q1\td1\t2\nq1\td2\t0\n' })).toEqual([['q1', { d1: 2, d2: 0 }]])
  expect(await judgements({ 'qrels.tsv': 'q1 0 d1 1\nq2 0 d1 3' })).toEqual([
    ['q1', { d1: 1 }],
    ['q2', { d1: 3 }],
  ])
  expect(await judgements({ 'qrels.tsv': 'q1\t0\td1\t1\n' })).toEqual([['q1', { d1: 1 }]])
  expect(await judgements({ 'qrels.tsv': null, 'qrels/test.tsv': 'q1\td1\t1\n' })).toEqual([['q1', { d1: 1 }]])
})

test('ids with spaces stand between tabs', async () => {
  expect(await judgements({ 'qrels.tsv': 'query-id\tcorpus-id\tscore\nq1\tdoc 1\t1\nq 2\tdoc 1\t0\n' })).toEqual([
    ['q1', { 'doc 1': 1 }],
    ['q 2', { 'doc 1': 0 }],
  ])
})

test('marks of byte order, line ends of Windows, blank lines and ids that are numbers change nothing', async () => {
  const { documents, queries, judged } = await read({
    'corpus.jsonl': '\uFEFF{"_id": 1, "text": "找正"}\r\n\r\n{"_id": "2", "title": null, "text": ""}\r\n',
    'queries.jsonl': '\uFEFF{"_id": 7, "text": "托轮"}\r\n',
    'qrels.tsv': '\uFEFFquery-id\tcorpus-id\tscore\r\n7\t1\t1\r\n\r\n',
  })
  expect(documents).toEqual([
    { id: '1', title: '', text: '找正' },
    { id: '2', title: '', text: '' },
  ])
  expect(queries).toEqual([{ id: '7', text: '托轮' }])
  expect(judged.get('7')?.get('1')).toBe(1)
})

test('a separator of lines within a text is a part of it', async () => {
  const text = 'a\u2028b\u2029c\u0085d\re'
  const { documents, queries } = await read({
    'corpus.jsonl': `${JSON.stringify({ _id: 'd1', title: text, text })}\n{"_id": "d2"}`,
    'queries.jsonl': JSON.stringify({ _id: 'q1', text }),
  })
  expect(documents).toEqual([
    { id: 'd1', title: text, text },
    { id: 'd2', title: '', text: '' },
  ])
  expect(queries).toEqual([{ id: 'q1', text }])
})

test('lines longer than what is read at once are whole', async () => {
  const text = '轧辊'.repeat(100_000)
  const lines = ['d1', 'd2', 'd3'].map((id) => JSON.stringify({ _id: id, title: id, text }))
  const { documents } = await read({ 'corpus.jsonl': lines.join('\n') })
  expect(documents).toEqual(['d1', 'd2', 'd3'].map((id) => ({ id, title: id, text })))
})

test('what the database cannot keep is left out of a text', async () => {
  const { documents } = await read({ 'corpus.jsonl': '{"_id": "d1", "text": "a\\u0000b\\ud800c"}' })
  expect(documents[0]?.text).toBe('a b\uFFFDc')
})

test.each([
  [
    'corpus.jsonl',
    '{"_id": "d1"}\n\n{"_id": "d1", "text": "again"}',
    /corpus\.jsonl:3 has the _id d1 of an earlier line/,
  ],
  ['corpus.jsonl', '{"_id": 1}\n{"_id": "1"}', /corpus\.jsonl:2 has the _id 1/],
  ['queries.jsonl', '{"_id": "q1", "text": "a"}\n{"_id": "q1", "text": "b"}', /queries\.jsonl:2 has the _id q1/],
  ['corpus.jsonl', '{"_id": "d1"}\n{"text": "nobody"}', /corpus\.jsonl:2: _id/],
  ['corpus.jsonl', '{"_id": ""}', /corpus\.jsonl:1: _id/],
  ['queries.jsonl', '{"_id": "q1"}', /queries\.jsonl:1: text/],
  ['queries.jsonl', '\n{"_id": "q1", ', /queries\.jsonl:2 is not JSON/],
  ['qrels.tsv', 'query-id\tcorpus-id\tscore\nq1\td1\tgood\n', /qrels\.tsv:2 is not a query, a document and a score/],
  ['qrels.tsv', 'q1\td1\t1\nq1\td2\n', /qrels\.tsv:2 is not/],
  ['qrels.tsv', 'q1 d1 1\nq1 doc 1 1 1\n', /qrels\.tsv:2 is not/],
])('a line of %s that cannot be read is refused with its place: %j', async (name, text, said) => {
  const error = await read({ [name]: text }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({ code: 'BAD_INPUT' })
  expect(String(error)).toMatch(said)
})

test('a file that is not there is named', async () => {
  await expect(read({ 'queries.jsonl': null })).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: expect.stringContaining('queries.jsonl') as unknown,
  })
})
