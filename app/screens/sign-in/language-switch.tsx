import { useTranslation } from 'react-i18next'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'

const choices = ['zh-CN', 'en'] as const

/** Each language by its own name, so that whoever reads only one finds it. */
export function LanguageSwitch({ back }: { back: string }) {
  const { t, i18n } = useTranslation('sign-in')
  return (
    <GuardedForm method="post" action="/preferences" reloadDocument className="flex-none phone:-my-2 phone:-mr-2.5">
      <fieldset className="flex gap-0.5">
        <legend className="sr-only">{t('language')}</legend>
        <input type="hidden" name="back" value={back} />
        {choices.map((language) => (
          <button
            key={language}
            type="submit"
            name="lng"
            value={language}
            lang={language}
            aria-pressed={i18n.language === language}
            className="group/language grid place-items-center phone:h-11"
          >
            <span className="flex h-7 items-center whitespace-nowrap rounded-md px-2.5 font-medium text-ink-2 group-hover/language:bg-hover group-aria-pressed/language:bg-pressed group-aria-pressed/language:text-ink">
              {t(`languages.${language}`)}
            </span>
          </button>
        ))}
      </fieldset>
    </GuardedForm>
  )
}
