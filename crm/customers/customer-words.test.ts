import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { industries, regions } from './customer.schema.ts'
import { industryWords, regionWords } from './customer-words.ts'

const catalogue = (language: string) =>
  JSON.parse(
    readFileSync(new URL(`../../app/i18n/messages/${language}/customers.json`, import.meta.url), 'utf8'),
  ) as Record<'industry' | 'region', Record<string, string>>

test.each([
  ['zh', 'zh-CN'],
  ['en', 'en'],
] as const)('rules call industries and regions as screens do, and know them all: %s', (side, language) => {
  const { industry, region } = catalogue(language)
  const said = (words: readonly { id: string; labels: Record<typeof side, string> }[]) =>
    Object.fromEntries(words.map(({ id, labels }) => [id, labels[side]]))
  expect(said(industryWords)).toEqual(industry)
  expect(said(regionWords)).toEqual(region)
  expect(industryWords.map(({ id }) => id).toSorted()).toEqual([...industries].toSorted())
  expect(regionWords.map(({ id }) => id).toSorted()).toEqual([...regions].toSorted())
})
