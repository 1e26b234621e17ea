import en from './messages/en.json' with { type: 'json' }
import zh from './messages/zh-CN.json' with { type: 'json' }
import type { Bilingual } from './vocabulary.ts'

export type MessageKey = keyof typeof zh & keyof typeof en

/** The sentence of that key in both languages, with its `{placeholders}` filled. A plain string fills both alike. */
export function say(key: MessageKey, params: Readonly<Record<string, Bilingual | string>> = {}): Bilingual {
  return {
    zh: fill(zh[key], (name) => pick(params, name, 'zh'), true),
    en: fill(en[key], (name) => pick(params, name, 'en'), false),
  }
}

/** Several texts as one, with the separator of that key between them. */
export function join(texts: readonly Bilingual[], separator: MessageKey): Bilingual {
  return { zh: texts.map((text) => text.zh).join(zh[separator]), en: texts.map((text) => text.en).join(en[separator]) }
}

function pick(params: Readonly<Record<string, Bilingual | string>>, name: string, language: keyof Bilingual): string {
  const value = params[name]
  if (value === undefined) throw new Error(`No text for {${name}}`)
  return typeof value === 'string' ? value : value[language]
}

const han = /[\p{Script=Han}]/u
const latin = /[\p{Script=Latin}\p{N}¥$€£%]/u

/** Fills a template. In Chinese a figure or a Latin word is set off by a space from the characters that it meets. */
function fill(template: string, textOf: (name: string) => string, spaced: boolean): string {
  return template.split(/\{(\w+)\}/).reduce((text, part, index) => {
    const piece = index % 2 === 1 ? textOf(part) : part
    return spaced && touches(text.at(-1) ?? '', piece.at(0) ?? '') ? `${text} ${piece}` : text + piece
  }, '')
}

function touches(left: string, right: string): boolean {
  return (han.test(left) && latin.test(right)) || (latin.test(left) && han.test(right))
}
