import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RouteRole, RouteStepRule } from '#crm/approvals/approval-route.ts'
import type { RouteAskView } from '#crm/approvals/route-views.ts'

/** How a route says whom it asks, how many have to agree, and what happens when nobody does. */
export function useRouteWords() {
  const { t } = useTranslation(['routes', 'common'])
  const { name } = useGroup()
  const roleAt = ({ role, at }: RouteRole) => {
    const said = t(`common:role.${role}`)
    // The role has its place in its name already.
    if (role === 'hq-sales' || (role === 'subsidiary-head' && at === 'company')) return said
    return t('roleAt', { role: said, place: t(`place.${at}`) })
  }
  return {
    roleAt,
    ask: (ask: RouteAskView) => ('role' in ask ? roleAt(ask) : name(ask.person)),
    /** null where only one is asked */
    passes: (passes: RouteStepRule['passes'], asked: number) => {
      if (asked < 2) return null
      return typeof passes === 'string'
        ? t(`passes.${passes}`)
        : t('passes.share', { percent: Math.round(passes.share * 100) })
    },
    time: (hours: number, to: string | null) => {
      const said = t('hours', { count: hours })
      return to === null ? said : t('escalates', { hours: said, to })
    },
  }
}
