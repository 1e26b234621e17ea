import { expect, test } from 'vitest'
import { languageOf, themeOf } from './languages.ts'

function requestWith(headers: Record<string, string>): Request {
  return new Request('http://localhost/', { headers })
}

test.each([
  ['en-US,en;q=0.9,zh;q=0.8', 'en'],
  ['zh-TW', 'zh-CN'],
  ['en;q=0.2, zh-CN;q=0.7', 'zh-CN'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['de-DE, fr;q=0.8', 'zh-CN'],
  ['enm', 'zh-CN'],
  ['*', 'zh-CN'],
  ['', 'zh-CN'],
])('a browser that asks for “%s” gets %s', (header, language) => {
  expect(languageOf(requestWith({ 'accept-language': header }))).toBe(language)
})

test('the cookie comes before what the browser asks for', () => {
  expect(languageOf(requestWith({ cookie: 'theme=dark; lng=en', 'accept-language': 'zh-CN' }))).toBe('en')
  expect(languageOf(requestWith({ cookie: 'lng=qps' }))).toBe('qps')
})

test('a cookie that no server of ours wrote is no reason to fail', () => {
  expect(languageOf(requestWith({ cookie: 'lng=%; other', 'accept-language': 'en' }))).toBe('en')
  expect(themeOf(requestWith({ cookie: 'theme=%E0%A4%A' }))).toBe('system')
  expect(themeOf(requestWith({ cookie: 'theme=dark' }))).toBe('dark')
})
