import { describe, expect, test } from 'vitest'
import { cutAtMentions, openMention } from './mentions.ts'

describe('a mention is being typed', () => {
  test.each([
    ['@', { start: 0, query: '' }],
    ['请@许', { start: 1, query: '许' }],
    ['请＠许', { start: 1, query: '许' }],
    ['ask (@Xu Ru', { start: 5, query: 'Xu Ru' }],
    ['@周启明 @许', { start: 5, query: '许' }],
  ])('%s', (text, expected) => expect(openMention(text, text.length, ['周启明'])).toEqual(expected))

  test.each(['', '许', 'he@example', '@周启明', '@周启明 看一下', '@许\n', `@${'许'.repeat(41)}`])(
    'not in %j',
    (text) => expect(openMention(text, text.length, ['周启明'])).toBeNull(),
  )

  test('where the cursor stands, not where the text ends', () => {
    expect(openMention('看 @许 吧', 4, [])).toEqual({ start: 2, query: '许' })
    expect(openMention('看 @许 吧', 2, [])).toBeNull()
  })
})

const li = { id: 'li', labels: ['李伟', 'Li Wei'] }
const liWeiming = { id: 'ming', labels: ['李伟明', 'Li Weiming'] }
const namesake = { id: 'li2', labels: ['李伟', 'Li Wei'] }
const named = (text: string, people = [li, liWeiming]) =>
  cutAtMentions(text, people).flatMap(({ text, personId }) => (personId ? [[text, personId]] : []))

describe('whom a text names', () => {
  test('each by the longest name that fits, in one language or the other', () => {
    expect(cutAtMentions('请 @李伟明 和@Li Wei，谢谢', [li, liWeiming])).toEqual([
      { text: '请 ', personId: null },
      { text: '@李伟明', personId: 'ming' },
      { text: ' 和', personId: null },
      { text: '@Li Wei', personId: 'li' },
      { text: '，谢谢', personId: null },
    ])
  })

  test('nobody whose name is not behind an @', () => expect(named('李伟 @王 @')).toEqual([]))

  test('namesakes one after the other', () => {
    expect(named('@李伟', [li, namesake])).toEqual([['@李伟', 'li']])
    expect(named('@李伟 @李伟 @李伟', [li, namesake]).map(([, id]) => id)).toEqual(['li', 'li2', 'li'])
  })

  test('every word of the text stands in one piece', () => {
    const text = '@@李伟@李伟明@ 完'
    expect(
      cutAtMentions(text, [li, liWeiming])
        .map((piece) => piece.text)
        .join(''),
    ).toBe(text)
  })
})
