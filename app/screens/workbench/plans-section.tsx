import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { recordPath } from '#app/http/record-path.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { FinishDialog } from '#app/screens/activities/finish-dialog.tsx'
import type { PlannedActivity } from '#crm/activities/find-planned-activities.server.ts'
import type { WorkbenchData } from './workbench-data.ts'

/** What is planned for these days, each to be finished where it stands. */
export function PlansSection({ plans }: { plans: NonNullable<WorkbenchData['plans']> }) {
  const { t } = useTranslation(['workbench', 'opportunities'])
  const { today } = useGroup()
  const toast = useToast()
  const [finishing, setFinishing] = useState<PlannedActivity | null>(null)
  const close = useCallback(() => setFinishing(null), [])
  const saved = useCallback(() => {
    setFinishing(null)
    toast.show({ text: t('opportunities:activity.saved') })
  }, [toast, t])
  const groups = {
    overdue: plans.rows.filter(({ onDate }) => onDate < today),
    today: plans.rows.filter(({ onDate }) => onDate === today),
    soon: plans.rows.filter(({ onDate }) => onDate > today),
  }
  const shown = finishing && (plans.rows.find(({ id }) => id === finishing.id) ?? finishing)
  return (
    <>
      {plans.rows.length === 0 && (
        <EmptyState
          className="pt-3 pb-5"
          title={t('nothingTitle')}
          action={<ButtonLink to="/opportunities?mine=1">{t('toOpportunities')}</ButtonLink>}
        >
          {t('nothingText')}
        </EmptyState>
      )}
      {(['overdue', 'today', 'soon'] as const)
        .filter((key) => groups[key].length > 0)
        .map((key) => (
          <Section key={key} title={t(key)} count={groups[key].length} fixed>
            {groups[key].map((plan) => (
              <Plan key={plan.id} plan={plan} overdue={key === 'overdue'} onFinish={() => setFinishing(plan)} />
            ))}
          </Section>
        ))}
      {plans.more && <p className="pb-3 text-ink-3">{t('more')}</p>}
      {shown && (
        <FinishDialog
          record={shown.record}
          contacts={shown.contactChoices}
          activity={shown}
          onClose={close}
          onSaved={saved}
        />
      )}
    </>
  )
}

function Plan({ plan, overdue, onFinish }: { plan: PlannedActivity; overdue: boolean; onFinish: () => void }) {
  const { t } = useTranslation(['workbench', 'opportunities'])
  const { day, name } = useGroup()
  const subject = name(plan.subject)
  return (
    <LineItem
      when={<span className={overdue ? 'text-risk-text' : undefined}>{day(plan.onDate)}</span>}
      className="py-1.5"
      end={
        <Button size="sm" aria-label={t('finishOf', { subject })} onClick={onFinish}>
          {t('finish')}
        </Button>
      }
    >
      <span className="block font-medium">{subject}</span>
      <span className="cut block text-ink-3">
        <Link className="link" to={recordPath(plan.record)}>
          {name(plan.record.name)}
        </Link>
        {` ${plan.customer ? `${name(plan.customer)} · ` : ''}${t(`opportunities:activity.kinds.${plan.kind}`)}`}
      </span>
    </LineItem>
  )
}
