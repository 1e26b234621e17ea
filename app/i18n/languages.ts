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
  for (const part of (request.headers.get('accept-language') ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}

export type Theme = 'light' | 'dark' | 'system'

export function themeOf(request: Request): Theme {
  const chosen = readCookie(request, 'theme')
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** A cookie's value, null when it is not sent. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=')
    if (key === name && value !== undefined) return decodeURIComponent(value)
  }
  return null
}
