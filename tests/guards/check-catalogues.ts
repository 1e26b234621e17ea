import { visitModule } from './parse-module.ts'
import type { SourceFile, Violation } from './source-tree.ts'

export const languages = ['zh-CN', 'en'] as const
type Language = (typeof languages)[number]

/** One namespace, in one language, flattened: key to text. */
export interface Catalogue {
  /** the path with the language left open, as in app/i18n/messages/{}/common.json */
  namespace: string
  language: Language
  texts: Map<string, string>
}

export const isCatalogue = (path: string) => /(^|\/)messages\/(.*\/)?(zh-CN|en)(\/[^/]+)?\.json$/.test(path)

export function readCatalogue(file: SourceFile): Catalogue {
  const language = /\/(zh-CN|en)[/.]/.exec(file.path)?.[1] as Language
  return {
    language,
    namespace: file.path.replace(`/${language}`, '/{}'),
    texts: new Map(flatten(JSON.parse(file.text), '')),
  }
}

function flatten(value: unknown, key: string): [string, string][] {
  if (typeof value === 'string') return [[key, value]]
  if (typeof value !== 'object' || value === null) return [[key, '']]
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, key ? `${key}.${name}` : name))
}

const plural = /_(zero|one|two|few|many|other)$/
const formsOf: Record<Language, string[]> = { 'zh-CN': ['_other'], en: ['_one', '_other'] }

/** Both languages say the same things, with the same values filled in, and nothing is empty. */
export function findUneven(catalogues: readonly Catalogue[]): Violation[] {
  const namespaces = [...new Set(catalogues.map((catalogue) => catalogue.namespace))]
  return namespaces.flatMap((namespace) => {
    const textsOf = (language: Language) =>
      catalogues.find((one) => one.namespace === namespace && one.language === language)?.texts ??
      new Map<string, string>()
    return languages.flatMap((language) => {
      const other = textsOf(language === 'en' ? 'zh-CN' : 'en')
      const place = (key: string) => `${namespace.replace('{}', language)} ${key}`
      const here = [...textsOf(language)]
      return [
        ...here.filter(([, text]) => text.trim() === '').map(([key]) => ({ place: place(key), reason: 'is empty' })),
        ...missingKeys(textsOf(language), other, language).map((key) => ({ place: place(key), reason: 'is missing' })),
        ...here.flatMap(([key, text]) => {
          const twin = other.get(key) ?? other.get(key.replace(plural, '_other'))
          const stray = twin === undefined ? [] : slotsOf(text).filter((slot) => !slotsOf(twin).includes(slot))
          return stray.map((slot) => ({ place: place(key), reason: `${slot} is not in the other language` }))
        }),
      ]
    })
  })
}

function missingKeys(here: Map<string, string>, other: Map<string, string>, language: Language): string[] {
  const wanted = [...other.keys()].flatMap((key) =>
    plural.test(key) ? formsOf[language].map((form) => key.replace(plural, form)) : [key],
  )
  return [...new Set(wanted)].filter((key) => !here.has(key))
}

/** What a text leaves open, and the tags around its parts. A count may go unsaid (“one day”), and only Chinese has measure words. */
function slotsOf(text: string): string[] {
  return [...new Set(text.match(/\{\{?[^{}]+\}\}?|<\/?\w+\/?>/g) ?? [])].filter(
    (slot) => !/^\{\{?\s*(count|measure)\b/.test(slot),
  )
}

/** Every text that code could ask a catalogue for: what is written whole, and the fixed parts of what is put together. */
export function askedKeys(files: readonly SourceFile[]): { whole: Set<string>; patterns: Set<string> } {
  const whole = new Set<string>()
  const patterns = new Set<string>()
  for (const file of files) {
    visitModule(file, {
      Literal({ value }) {
        if (typeof value === 'string') whole.add(value)
      },
      Property({ key, computed }) {
        if (!computed && key.type === 'Identifier') whole.add(key.name)
      },
      TemplateLiteral({ quasis }) {
        if (quasis.length > 1) patterns.add(quasis.map(({ value }) => value.cooked ?? '').join('\0'))
      },
    })
  }
  return { whole, patterns }
}

/** Keys that nothing in the code could ask for. Best effort: a key whose last part is written somewhere counts as asked. */
export function findUnused(catalogues: readonly Catalogue[], files: readonly SourceFile[]): Violation[] {
  const { whole, patterns } = askedKeys(files)
  const tests = [...patterns]
    .filter((pattern) => /[a-zA-Z]/.test(pattern))
    .map((pattern) => new RegExp(`^${pattern.split('\0').map(literally).join('.+')}$`))
  return catalogues
    .filter(({ language }) => language === 'zh-CN')
    .flatMap(({ namespace, texts }) => {
      const name = namespace.replace(/^.*\//, '').replace(/\.json$/, '')
      return [...new Set([...texts.keys()].map((key) => key.replace(plural, '')))]
        .filter((key) => {
          const spellings = [key, `${name}:${key}`, `${name}.${key}`]
          return !spellings.some((spelling) => whole.has(spelling) || tests.some((test) => test.test(spelling)))
        })
        .map((key) => ({ place: `${namespace.replace('{}', 'zh-CN')} ${key}`, reason: 'nothing asks for it' }))
    })
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
