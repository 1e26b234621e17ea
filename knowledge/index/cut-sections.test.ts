import { expect, test } from 'vitest'
import { cutSections, sectionsOf } from './cut-sections.ts'

const headings = (markdown: string) => sectionsOf('压机', markdown).map(({ heading }) => heading)

test('sections are headed with the headings they stand under, without what closes a line', () => {
  expect(headings('# 结构 ##  \n一\n## C#\n二\n# \t 安装\t#\n三')).toEqual([
    '压机 › 结构',
    '压机 › 结构 › C#',
    '压机 › 安装',
  ])
  expect(sectionsOf('压机', '前言\n```\n# 不是标题\n```')).toEqual([
    { heading: '压机', text: '前言\n```\n# 不是标题\n```' },
  ])
})

test('a run of white space in a heading takes no longer than any other text', () => {
  const wide = `a${' '.repeat(100_000)}b`
  expect(headings(`# ${wide}\n一`)).toEqual(['压机 › a'])
  expect(headings(`# a${' #'.repeat(50_000)}b\n一`)).toEqual([`压机 › a${' #'.repeat(99)}`])
  expect(headings(`#${' '.repeat(100_000)}\n一`)).toEqual(['压机'])
})

test('a heading as long as a text is copied to no passage as a whole, and all of it is found', () => {
  const long = Array.from({ length: 400 }, (_, at) => `word${at}`).join(' ')
  const passages = cutSections(sectionsOf('压机', `# ${long}\n${'正文。'.repeat(2000)}`))
  expect(passages.length).toBeGreaterThan(5)
  expect(Math.max(...passages.map(({ heading }) => heading.length))).toBeLessThanOrEqual(210)
  expect(passages.map(({ text }) => text).join('')).toContain(long)
})
