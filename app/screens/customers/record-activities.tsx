import { Calendar, MapPin, MessagesSquare, Phone, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { usePageActions } from '#app/components/shell/page-actions.tsx'
import { Person } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { ActivityDialog } from '#app/screens/activities/activity-dialog.tsx'
import { FinishDialog } from '#app/screens/activities/finish-dialog.tsx'
import type { ActivityLine } from '#crm/customers/get-customer-business.server.ts'
import type { RecordData } from './record-data.ts'

const marks = { visit: MapPin, meeting: MessagesSquare, call: Phone }

/** The latest activities with this customer, and those that are planned; one that is about no opportunity is logged here. */
export function RecordActivities({ customer, business, may, ownCompanies }: RecordData) {
  const { t } = useTranslation(['customers', 'opportunities'])
  const toast = useToast()
  const [opened, setOpened] = useState<'log' | ActivityLine | null>(null)
  const close = useCallback(() => setOpened(null), [])
  const saved = useCallback(() => {
    setOpened(null)
    toast.show({ text: t('opportunities:activity.saved') })
  }, [toast, t])
  const companies = ownCompanies.filter(({ id }) => may.logFor.includes(id))
  const mayLog = companies.length > 0
  usePageActions(
    mayLog ? [{ id: 'log', label: t('activities.log'), icon: <Plus aria-hidden />, run: () => setOpened('log') }] : [],
  )
  const { activities, activityCount } = business
  const here = { type: 'customer', id: customer.id } as const
  const finishing = opened === 'log' ? null : opened
  const shown = finishing && (activities.find(({ id }) => id === finishing.id) ?? finishing)
  return (
    <Section
      title={t('activities.title')}
      count={activityCount}
      fixed
      actions={
        mayLog ? (
          <Button variant="quiet" size="sm" onClick={() => setOpened('log')}>
            {t('activities.log')}
          </Button>
        ) : null
      }
    >
      {activities.length === 0 ? <p className="text-ink-3">{t('activities.none')}</p> : null}
      {activities.map((line) => (
        <Line key={line.id} line={line} onFinish={() => setOpened(line)} />
      ))}
      {opened === 'log' ? (
        <ActivityDialog
          record={here}
          companies={companies}
          contacts={customer.contacts}
          kind="visit"
          purpose="relationship"
          onClose={close}
          onSaved={saved}
        />
      ) : null}
      {shown ? (
        <FinishDialog
          record={shown.opportunity ? { type: 'opportunity', id: shown.opportunity.id } : here}
          contacts={customer.contacts}
          activity={shown}
          onClose={close}
          onSaved={saved}
        />
      ) : null}
    </Section>
  )
}

function Line({ line, onFinish }: { line: ActivityLine; onFinish: () => void }) {
  const { t } = useTranslation(['customers', 'opportunities'])
  const { name, day, personId } = useGroup()
  const planned = line.status === 'planned'
  const Mark = planned ? Calendar : marks[line.kind]
  return (
    <LineItem
      when={<time dateTime={line.onDate}>{day(line.onDate)}</time>}
      kind={
        <>
          <Mark aria-hidden />
          {t(`activities.${line.kind}`)}
        </>
      }
      end={
        planned && line.person.id === personId ? (
          <Button size="sm" onClick={onFinish}>
            {t('opportunities:activity.finish')}
          </Button>
        ) : (
          <Person name={line.person.name} className="w-28 flex-none phone:hidden" />
        )
      }
    >
      <div className="flex min-w-0 items-baseline gap-2">
        <span className="cut">{name(line.subject)}</span>
        {planned ? <Badge tone="info">{t('activities.planned')}</Badge> : null}
        {line.opportunity ? (
          <Link
            className="cut max-w-[45%] flex-none text-ink-3 hover:underline"
            to={`/opportunities/${line.opportunity.id}`}
          >
            {name(line.opportunity.name)}
          </Link>
        ) : null}
      </div>
    </LineItem>
  )
}
