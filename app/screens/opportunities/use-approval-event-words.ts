import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalEventTold } from '#crm/events/tell-approvals.server.ts'

/** Says on a timeline what happened to a request for approval, without its author. */
export function useApprovalEventWords(): (type: string, approval: ApprovalEventTold) => string {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  return (type, approval) => {
    const { about, to, from, standsInFor } = approval
    const what = !about
      ? t('timeline.theRequest')
      : about.type === 'contract'
        ? t('timeline.theContract', { name: name(about.name) })
        : t('timeline.theException')
    const people = { to: to ? name(to) : t('timeline.nobody'), from: from ? name(from) : '' }
    const said = t(`timeline.approval.${keyOf(type, approval)}` as never, { ...people, what }) as string
    return standsInFor ? t('timeline.standsIn', { said, name: name(standsInFor) }) : said
  }
}

function keyOf(type: string, { decision, how, because, state }: ApprovalEventTold): string {
  if (because) return because
  if (decision === 'approve') return state === 'approved' ? 'approved' : 'agreed'
  if (decision === 'send-back') return state === 'returned' ? 'returned' : 'backAStep'
  if (decision === 'reject') return 'rejected'
  return how ?? type.slice('approval.'.length)
}
