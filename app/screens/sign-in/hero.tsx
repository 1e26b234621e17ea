import { useTranslation } from 'react-i18next'
import { GantryMark } from '#app/components/ui/gantry-mark.tsx'
import { nameIn } from '#app/components/ui/name.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { GantryDrawing } from './gantry-drawing.tsx'

/** What this is, and whose; above the page on a phone. */
export function Hero({ group, demo }: { group: Bilingual | null; demo: boolean }) {
  const { t, i18n } = useTranslation('sign-in')
  const name = group && nameIn(group, i18n.language)
  const whose = name && (demo ? t('hero.demonstration', { group: name }) : name)
  return (
    <header className="relative flex flex-col overflow-hidden bg-(--color-enamel-900) text-(--color-enamel-200) phone:px-5 phone:pt-5 phone:pb-[22px] desk:sticky desk:top-0 desk:h-dvh desk:min-h-[520px] desk:px-12 desk:py-10 fold:px-8">
      <GantryDrawing className="absolute phone:-right-24 phone:-bottom-[104px] phone:h-[236px] phone:w-[264px] desk:bottom-0 desk:left-0 desk:w-full" />
      <p className="relative flex items-center gap-3 font-semibold text-(--color-steel-0) phone:text-md desk:text-lg">
        <GantryMark className="size-7 text-(--color-enamel-300)" />
        {t('product')}
      </p>
      <p className="relative font-semibold text-(--color-steel-0) phone:mt-3.5 phone:max-w-60 phone:text-xl desk:mt-14 desk:text-3xl fold:text-2xl">
        <span className="block">{t('hero.firstLine')}</span>
        <span className="block">{t('hero.secondLine')}</span>
      </p>
      <p className="relative mt-3 max-w-[400px] text-md phone:hidden">
        <span className="mr-4 inline-block">{t('hero.purpose')}</span>
        {whose ? <span className="inline-block">{whose}</span> : null}
      </p>
    </header>
  )
}
