import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'

const choices = [
  { language: 'zh-CN', word: '中文' },
  { language: 'en', word: 'English' },
] as const

/** Each language by its own name, so that whoever reads only one finds it. */
export function LanguageSwitch({ back }: { back: string }) {
  const { t, i18n } = useTranslation('sign-in')
  return (
    <Form method="post" action="/preferences" reloadDocument>
      <fieldset className="flex gap-0.5">
        <legend className="sr-only">{t('language')}</legend>
        <input type="hidden" name="back" value={back} />
        {choices.map(({ language, word }) => (
          <button
            key={language}
            type="submit"
            name="lng"
            value={language}
            lang={language}
            aria-pressed={i18n.language === language}
            className="h-7 rounded-md px-2.5 font-medium text-ink-2 hover:bg-hover aria-pressed:bg-pressed aria-pressed:text-ink phone:h-11"
          >
            {word}
          </button>
        ))}
      </fieldset>
    </Form>
  )
}
