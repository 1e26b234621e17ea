import { Calendar, MapPin, MessagesSquare, Phone, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Opening, RecordData } from './record-data.ts'

type Props = Pick<RecordData, 'activities' | 'may'> & { onOpen: (opening: Opening) => void }

const icons = { visit: MapPin, meeting: MessagesSquare, call: Phone }

const mostShown = 5

/** What is planned and what was done last; all of it when asked for. */
export function ActivitiesSection({ activities, may, onOpen }: Props) {
  const { t } = useTranslation('opportunities')
  const { day, name, personId } = useGroup()
  const [all, setAll] = useState(false)
  const shown = activities.filter(({ status }, at) => all || at < mostShown || status === 'planned')
  const add = (kind: string, purpose: string) => onOpen({ dialog: 'activity', kind, purpose })
  return (
    <Section
      title={t('activity.title')}
      count={activities.length}
      defaultOpen
      actions={
        may.log && (
          <>
            <Button size="sm" variant="quiet" icon={<Plus />} onClick={() => add('visit', 'relationship')}>
              {t('activity.kinds.visit')}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon={<Plus />}
              className="phone:hidden"
              onClick={() => add('meeting', 'technical')}
            >
              {t('activity.purposes.technical')}
            </Button>
          </>
        )
      }
    >
      {activities.length === 0 && <p className="pb-3 text-ink-3">{t('activity.none')}</p>}
      {shown.map((activity) => {
        const planned = activity.status === 'planned'
        const Icon = planned ? Calendar : icons[activity.kind]
        return (
          <LineItem
            key={activity.id}
            when={day(activity.onDate)}
            kind={
              <>
                <Icon aria-hidden="true" className="size-4 text-ink-3" />
                {planned ? t('activity.planned') : t(`activity.kinds.${activity.kind}`)}
              </>
            }
            end={
              planned && activity.person.id === personId ? (
                <Button size="sm" onClick={() => onOpen({ dialog: 'finish', activity })}>
                  {t('activity.finish')}
                </Button>
              ) : (
                <Avatar name={activity.person.name} />
              )
            }
          >
            {name(activity.subject)}
          </LineItem>
        )
      })}
      {shown.length < activities.length && (
        <button type="button" className="link min-h-9 phone:min-h-11" onClick={() => setAll(true)}>
          {t('activity.all', { count: activities.length })}
        </button>
      )}
    </Section>
  )
}
