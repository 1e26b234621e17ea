import { useTranslation } from 'react-i18next'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'
import { WarningRows } from './warning-rows.tsx'

/** The warnings about a record, on its own page; nothing where there is none. */
export function RecordWarnings({ warnings }: { warnings: WarningView[] }) {
  const { t } = useTranslation('warnings')
  if (warnings.length === 0) return null
  return (
    <section className="page-pad pt-2" aria-labelledby="warnings-title">
      <h2 id="warnings-title" className="flex min-h-9 items-center gap-2 font-semibold">
        {t('title')} <span className="font-normal text-ink-3">{warnings.length}</span>
      </h2>
      <WarningRows warnings={warnings} label={t('title')} withRecord={false} />
    </section>
  )
}
