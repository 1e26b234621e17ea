import { expect, test } from 'vitest'
import { withRole } from '#prisma/with-actor.server.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { holdsWords, markWords, searchable, searchWords } from './search-words.ts'

const owner = useTestDatabase()

const queries = [
  '晋岳 合同',
  '　合同　晋岳 ',
  '２０２７年 ＯＰＰ-2026',
  '"托轮安装"',
  '“托轮”安装',
  '报价 -安装',
  '-',
  '',
  '  ',
  'Liner 选型 LINER',
  '轮 工',
  'a b c d e f g h i j',
  '100%_\\',
]

test.each(queries)('the database cuts %j into the same words', async (query) => {
  const { rows } = await owner.query('SELECT gantry.search_words($1) AS words, gantry.searchable($1) AS text', [query])
  expect(rows).toEqual([{ words: searchWords(query), text: searchable(query) }])
})

test('a text holds its words in any order, width and case, and no other', () => {
  expect(holdsWords('２０２７年投标保证金台账', ['2027年', '保证金'])).toBe(true)
  expect(holdsWords('Mill “liner” selection', searchWords('LINER mill'))).toBe(true)
  expect(holdsWords('Mill liner selection', searchWords('liner press'))).toBe(false)
})

test('all words found are marked, in the letters as they were written', () => {
  const marks = (text: string, query: string) =>
    markWords(text, searchWords(query))
      .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
      .join('')
  expect(marks('晋岳特钢与晋岳重锻', '晋岳')).toBe('[晋岳]特钢与[晋岳]重锻')
  expect(marks('２０２７年投标保证金台账', '2027年 保证金')).toBe('[２０２７年]投标[保证金]台账')
  expect(marks('大型“托轮”安装', '托轮安装')).toBe('大型“[托轮”安装]')
  expect(marks('SAG mill', 'sag')).toBe('[SAG] mill')
  expect(marks('aaa', 'aa')).toBe('[aaa]')
  expect(marks('无', '')).toBe('无')
})

test('nobody but the application may ask what the readers own', async () => {
  await expect(
    withRole('gantry_auth', (tx) => tx.$queryRaw`SELECT * FROM gantry.rank_opportunities('a', 5)`),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
})
