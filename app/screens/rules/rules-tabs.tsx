import { useTranslation } from 'react-i18next'
import { SegmentedLinks } from '#app/components/ui/segmented-links.tsx'

/** The rules one by one, or those of approvals as the tables that they make. */
export function RulesTabs({ at }: { at: 'rules' | 'routes' }) {
  const { t } = useTranslation(['routes', 'common'])
  return (
    <SegmentedLinks
      label={t('tabs')}
      items={[
        { to: '/rules', label: t('common:nav.rules'), current: at === 'rules' },
        { to: '/rules/routes', label: t('common:nav.routes'), current: at === 'routes' },
      ]}
    />
  )
}
