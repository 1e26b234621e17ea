import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { clauseAt } from '#ingest/clauses/clause-at.ts'
import type { ReadDocument } from '#ingest/document.ts'
import { foldText } from '#ingest/fold-text.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import { readSource, type Truth } from './read-source.ts'

const here = new URL('./', import.meta.url)
const truth: readonly Truth[] = JSON.parse(readFileSync(new URL('truth.json', here), 'utf8'))

test('the truth is what the sources say', () => {
  const sources = readdirSync(new URL('sources/', here)).map((name) => {
    return readSource(name.replace(/\.txt$/, ''), readFileSync(new URL(`sources/${name}`, here), 'utf8')).truth
  })
  expect(truth).toEqual(sources)
  expect(readdirSync(new URL('files/', here))).toEqual(truth.map(({ file }) => file))
})

test('there are eight Chinese contracts and five English, eight DOCX and five PDF, with enough in them', () => {
  const count = (of: 'language' | 'format', value: string) => truth.filter((each) => each[of] === value).length
  expect([count('language', 'zh'), count('language', 'en'), count('format', 'docx'), count('format', 'pdf')]).toEqual([
    8, 5, 8, 5,
  ])
  const planted = truth.flatMap((each) => each.planted)
  expect(planted.length).toBeGreaterThanOrEqual(55)
  expect(planted.filter(({ severity }) => severity === 'high').length).toBeGreaterThanOrEqual(35)
  expect(truth.flatMap(({ harmless }) => harmless).length).toBeGreaterThanOrEqual(60)
  expect(truth.filter((each) => each.planted.filter(({ severity }) => severity === 'high').length === 0)).toHaveLength(
    5,
  )
  const kinds = new Set(Object.keys(clauseKinds))
  for (const { planted, harmless, missing } of truth)
    for (const { kind } of [...planted, ...harmless, ...missing]) expect(kinds).toContain(kind)
  const missing = truth.flatMap((each) => each.missing)
  expect(new Set([...planted, ...missing].map(({ kind }) => kind))).toEqual(kinds)
})

test('a label names rules of its own kind', async () => {
  const playbook = await shippedPlaybook(packDefaults)
  const kindOf = new Map(playbook.map(({ rule }) => [rule.id, rule.scope.kind]))
  const named = truth.flatMap(({ planted }) =>
    planted.flatMap(({ kind, rules }) => rules.map((rule) => ({ rule, kind }))),
  )
  expect(named.filter(({ rule, kind }) => kindOf.get(rule) !== kind)).toEqual([])
  const high = truth.flatMap(({ planted }) => planted.filter(({ severity }) => severity === 'high'))
  expect(high.filter(({ rules }) => rules.length === 0)).toEqual([])
})

describe.each(truth)('$file', ({ file, format, planted, harmless }) => {
  let document: ReadDocument
  beforeAll(async () => {
    document = await readDocument({ bytes: readFileSync(new URL(`files/${file}`, here)), name: file })
  })

  test('is read whole, and a PDF has from 5 to 25 pages', () => {
    expect(document.unread).toEqual([])
    expect(document.pages.filter(({ state }) => state !== 'read')).toEqual([])
    if (format === 'docx') return
    expect(document.pages.length).toBeGreaterThanOrEqual(5)
    expect(document.pages.length).toBeLessThanOrEqual(25)
  })

  test.each([...planted, ...harmless])('$clause: $words', ({ clause, words }) => {
    const folded = foldText(words).text
    expect(folded.length).toBeGreaterThanOrEqual(15)
    expect(folded.length).toBeLessThanOrEqual(60)
    const at = document.text.indexOf(folded)
    expect({ at, second: document.text.indexOf(folded, at + 1) }).toEqual({ at: expect.any(Number), second: -1 })
    expect(at).toBeGreaterThanOrEqual(0)
    // What a note says belongs to the clause that it hangs on, behind its last letter.
    const anchor = document.blocks.find(({ start, end }) => start <= at && at < end)?.anchor
    expect(chainAt(document, anchor ? anchor - 1 : at).slice(-numbersOf(clause).length || undefined)).toEqual(
      numbersOf(clause),
    )
  })
})

function numbersOf(clause: string): string[] {
  return clause === '' ? [] : clause.split(' > ').map((number) => foldText(number).text)
}

/** Numbers of the clauses around a place, from the outermost. */
function chainAt({ clauses }: ReadDocument, at: number): string[] {
  const chain: string[] = []
  for (let index = clauseAt(clauses, at); index !== null; index = clauses[index]?.parent ?? null)
    chain.unshift(clauses[index]?.number ?? '')
  return chain
}
