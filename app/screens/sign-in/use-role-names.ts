import { useTranslation } from 'react-i18next'
import type { Role } from '#crm/org/role.policy.ts'

/** The roles as this language calls them. */
export function useRoleNames(): Record<Role, string> {
  const { t } = useTranslation('sign-in')
  return {
    rep: t('role.rep'),
    'sales-manager': t('role.salesManager'),
    'subsidiary-head': t('role.subsidiaryHead'),
    'hq-sales': t('role.hqSales'),
    legal: t('role.legal'),
    finance: t('role.finance'),
    technical: t('role.technical'),
    production: t('role.production'),
    procurement: t('role.procurement'),
    service: t('role.service'),
    administrator: t('role.administrator'),
  }
}
