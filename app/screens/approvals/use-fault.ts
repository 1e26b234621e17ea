import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import { useRouteWords } from '#app/screens/routes/use-route-words.ts'
import type { SubmissionPreview } from '#crm/approvals/approval-views.ts'

type Fault = NonNullable<SubmissionPreview['fault']>

/** Why something cannot be submitted, and who can do what about it. */
export function useFault(): (fault: Fault) => string {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const { roleAt } = useRouteWords()
  const level = (which: 'organisation' | 'group') => t(`preview.fault.${which}`)
  return (fault) => {
    switch (fault.kind) {
      case 'no-row':
        return t('preview.fault.no-row', { level: level(fault.level) })
      case 'nobody': {
        const step = name(fault.step)
        const { role, at, onlySubmitter } = fault
        if (!role || !at) return t(onlySubmitter ? 'preview.fault.onlyYouNamed' : 'preview.fault.nobodyPlain', { step })
        return t(onlySubmitter ? 'preview.fault.onlyYou' : 'preview.fault.nobody', { step, who: roleAt({ role, at }) })
      }
      case 'returned':
        return t('preview.fault.returned', { name: name(fault.to.name) })
      case 'not-allowed':
        return t('preview.fault.not-allowed')
      case 'state':
        return t(`preview.fault.${fault.state}` as never, { defaultValue: t('preview.fault.other') }) as string
    }
  }
}
