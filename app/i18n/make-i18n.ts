import { createInstance, type i18n, type ResourceLanguage } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './languages.ts'
import { pseudo } from './pseudo.ts'

type Files = Record<string, Record<string, unknown>>

const catalogues: Record<Language, () => Promise<ResourceLanguage>> = {
  'zh-CN': async () => namespaces((await import('./messages/zh-CN/index.ts')).default),
  en: async () => namespaces((await import('./messages/en/index.ts')).default),
  qps: async () => pseudo(namespaces((await import('./messages/en/index.ts')).default)) as ResourceLanguage,
}

function namespaces(files: Files): ResourceLanguage {
  return Object.fromEntries(
    Object.entries(files).map(([path, messages]) => [path.replace(/^.*\//, '').replace(/\.json$/, ''), messages]),
  ) as ResourceLanguage
}

/**
 * An i18next instance with one language's catalogue and nothing else: a fresh one for every request on the server, one in
 * the browser. A key that is not there shows as itself, and the guards fail.
 */
export async function makeI18n(language: Language): Promise<i18n> {
  const resources = await catalogues[language]()
  const instance = createInstance()
  await instance.use(initReactI18next).init({
    lng: language,
    resources: { [language]: resources },
    ns: Object.keys(resources),
    defaultNS: 'common',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<i18n['init']>[0])
  return instance
}
