import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { partyWords } from '#ai/review-contract/party-words.ts'
import { prepareKept } from './keep-ways.server.ts'
import { WordSieve } from './word-sieve.ts'

const patterns = [/逾期|延期/u, /\bdelay\w*/iu, /\d+/u]
const nobody = partyWords('')
const texts = ['逾期', 'Delayed', '12', '验收']
const found = (sieve: WordSieve) => texts.map((text) => [...sieve.patternsIn(text, nobody)])

afterEach(() => vi.unstubAllEnvs())

function preparedIn(folder: string): WordSieve {
  vi.stubEnv('NODE_COMPILE_CACHE', folder)
  const sieve = new WordSieve(patterns)
  prepareKept([sieve])
  return sieve
}

test('what one process has read the next one finds, and it says the same', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'ways-')), 'new')
  const plain = found(new WordSieve(patterns))
  expect(found(preparedIn(folder))).toEqual(plain)
  const [file = '', ...more] = readdirSync(folder)
  expect(more).toEqual([])
  // What is kept is what is used: with the words of another pattern nothing would be found.
  expect(found(preparedIn(folder))).toEqual(plain)
  writeFileSync(path.join(folder, file), readFileSync(path.join(folder, file), 'utf8').replaceAll('逾期', '早期'))
  expect(found(preparedIn(folder))[0]).toEqual([])
})

test('what is cut short, or cannot be kept, is read anew', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ways-'))
  const plain = found(preparedIn(folder))
  const [file = ''] = readdirSync(folder)
  writeFileSync(path.join(folder, file), '[[{"sou')
  expect(found(preparedIn(folder))).toEqual(plain)
  expect(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))).toHaveLength(patterns.length)
  expect(found(preparedIn(path.join(folder, file, 'below-a-file')))).toEqual(plain)
  vi.stubEnv('NODE_COMPILE_CACHE', undefined)
  const sieve = new WordSieve(patterns)
  prepareKept([sieve])
  expect(found(sieve)).toEqual(plain)
})
