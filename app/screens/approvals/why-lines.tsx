import { Building2, CornerRightUp, Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalStepView, ChosenRowView } from '#crm/approvals/approval-views.ts'

interface Props {
  rows: readonly ChosenRowView[]
  /** the step that runs: of those who stand up for a level below, it is said */
  running?: ApprovalStepView
}

/** Why it came here: who stands up for whom, and by which rules it goes, the sentence of each row and the rule. */
export function WhyLines({ rows, running }: Props) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const standUps = running?.people.filter(({ why }) => why === 'stand-up') ?? []
  return (
    <div>
      {standUps.map((person) => (
        <p
          key={person.id}
          className="flex items-start gap-2 border-line border-b py-2 text-ink-2 phone:border-b-0 phone:py-1"
        >
          <CornerRightUp aria-hidden className="mt-[3px] size-3.5 text-ink-3" />
          <span className="min-w-0">{t('why.standUp', { name: name(person.name) })}</span>
        </p>
      ))}
      {rows.map((row, at) => (
        <div key={`${row.level} ${at + 1}`} className="border-line border-b py-2 phone:border-b-0 phone:py-1">
          <WhyLine row={row} />
        </div>
      ))}
    </div>
  )
}

/** Did the step come by this row? A rule that its reader may not know has no id, and each level chooses one. */
export function isOf(row: ChosenRowView, step: Pick<ApprovalStepView, 'level' | 'ruleId'> | undefined): boolean {
  return row.level === step?.level && row.ruleId === step.ruleId
}

/** The rule's sentence. A rule of the group is locked for the company. */
export function WhyLine({ row }: { row: ChosenRowView }) {
  const { t } = useTranslation('approvals')
  const { sentence } = useGroup()
  const Mark = row.level === 'group' ? Lock : Building2
  return (
    <span className="flex items-start gap-2 text-ink-2">
      <Mark aria-hidden className="mt-[3px] size-3.5 text-ink-3" />
      <span className="wrap-anywhere min-w-0">
        {sentence(row.says)}{' '}
        {row.ruleId && <span className="whitespace-nowrap font-medium text-accent-text">{row.ruleId}</span>}{' '}
        <span className="whitespace-nowrap text-ink-3 text-xs">{t(`why.${row.level}`)}</span>
      </span>
    </span>
  )
}
