import { createInstance, type TFunction } from 'i18next'
import en from '#app/i18n/messages/en/mail.json' with { type: 'json' }
import zh from '#app/i18n/messages/zh-CN/mail.json' with { type: 'json' }
import type { WrittenLanguage } from '#crm/org/written-languages.ts'

/** The catalogue of what is written to people, in one language. A worker has no bundle to take the catalogues from. */
export async function mailWords(language: WrittenLanguage): Promise<TFunction<'mail'>> {
  const instance = createInstance()
  await instance.init({
    lng: language,
    resources: { [language]: { mail: language === 'en' ? en : zh } },
    ns: ['mail'],
    defaultNS: 'mail',
    fallbackLng: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof instance.init>[0])
  return instance.t as TFunction<'mail'>
}
