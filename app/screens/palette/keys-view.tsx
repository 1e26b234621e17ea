import { useTranslation } from 'react-i18next'
import { KeyList } from './key-list.tsx'

/** What can be done without a mouse, here and on the pages. */
export function KeysView({ mod }: { mod: string }) {
  const { t } = useTranslation('palette')
  return (
    <section aria-label={t('keys.title')} className="min-h-0 flex-1 overflow-y-auto px-5 py-3 phone:px-4">
      <h3 className="pt-1 pb-2 text-ink-3 text-xs">{t('keys.title')}</h3>
      <KeyList mod={mod} />
    </section>
  )
}
