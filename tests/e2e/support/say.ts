import { readFileSync } from 'node:fs'

type Words = { [key: string]: string | Words }

/** What the product says in a language, by catalogue and key, with what stands in braces filled in. */
export function sayIn(language: 'zh-CN' | 'en') {
  return (catalogue: string, key: string, values: Record<string, string | number> = {}): string => {
    const file = new URL(`../../../app/i18n/messages/${language}/${catalogue}.json`, import.meta.url)
    let found: Words | string | undefined = JSON.parse(readFileSync(file, 'utf8')) as Words
    for (const part of key.split('.')) found = typeof found === 'object' ? found[part] : undefined
    if (typeof found !== 'string') throw new Error(`${language}/${catalogue} has no ${key}`)
    return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}
