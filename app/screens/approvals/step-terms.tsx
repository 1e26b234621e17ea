import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalStepView } from '#crm/approvals/approval-views.ts'

type Props = { step: ApprovalStepView; className?: string }

/** What a rejection does where several are asked, and to whom it goes when nobody decides in time. Nothing where neither matters. */
export function StepTerms({ step, className }: Props) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const { people, tasks, endsOn, escalateTo, state } = step
  if (state === 'done' || state === 'skipped') return null
  const said = [
    Math.max(people.length, tasks.length) > 1 && t(`steps.endsOn.${endsOn}`),
    escalateTo && t('steps.escalates', { name: name(escalateTo.name) }),
  ].filter(Boolean)
  if (said.length === 0) return null
  return <p className={cn('text-ink-3 text-xs', className)}>{said.join(' · ')}</p>
}
