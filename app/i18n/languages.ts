/** The languages of the product, and the pseudo-language in which whatever escaped the catalogues stands out. */
export const languages = ['zh-CN', 'en', 'qps'] as const
export type Language = (typeof languages)[number]

/** Side of a bilingual text that a language shows. */
export function sideOf(language: string): 'zh' | 'en' {
  return language.startsWith('zh') ? 'zh' : 'en'
}

/** The cookie, then what the browser asks for, then Chinese. */
export function languageOf(request: Request): Language {
  const chosen = readCookie(request, 'lng')
  if ((languages as readonly (string | null)[]).includes(chosen)) return chosen as Language
  for (const tag of acceptedTags(request.headers.get('accept-language') ?? '')) {
    if (/^zh\b/.test(tag)) return 'zh-CN'
    if (/^en\b/.test(tag)) return 'en'
  }
  return 'zh-CN'
}

/** Language tags of an `Accept-Language` header, the most wanted first, without those of weight zero. */
function acceptedTags(header: string): string[] {
  const wanted = header.split(',').map((part) => {
    const [tag = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/)
    const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { tag, weight: weight === undefined ? 1 : Number(weight) }
  })
  return wanted
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag)
}

export type Theme = 'light' | 'dark' | 'system'

export function themeOf(request: Request): Theme {
  const chosen = readCookie(request, 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** A cookie's value as it was sent, null when it was not. The cookies read here hold plain words, nothing to decode. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value !== undefined) return value
  }
  return null
}
