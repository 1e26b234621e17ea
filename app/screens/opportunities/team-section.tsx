import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { AvatarStack, Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Opening, RecordData } from './record-data.ts'
import { useVerb } from './use-verb.ts'

type Props = Pick<RecordData, 'opportunity' | 'may'> & { onOpen: (opening: Opening) => void }

/** Who works on it beside the owner. */
export function TeamSection({ opportunity, may, onOpen }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { name } = useGroup()
  const toast = useToast()
  const removal = useVerb(noop, (text) => toast.show({ tone: 'risk', text }))
  const { team } = opportunity
  const roles = [...new Set(team.map((member) => t(`team.roles.${member.role}`)))].join(t('timeline.comma'))
  return (
    <Section
      title={t('team.title')}
      count={team.length}
      summary={
        team.length > 0 ? (
          <span className="flex items-center gap-3">
            <span className="cut">{roles}</span>
            <AvatarStack names={team.map((member) => member.name)} max={5} />
          </span>
        ) : (
          t('team.none')
        )
      }
      actions={
        may.staff && (
          <Button size="sm" variant="quiet" icon={<Plus />} onClick={() => onOpen({ dialog: 'team' })}>
            {t('team.add')}
          </Button>
        )
      }
    >
      {team.map((member) => (
        <LineItem
          key={member.id}
          kind={t(`team.roles.${member.role}`)}
          end={
            may.staff && (
              <GuardedForm fetcher={removal.fetcher} method="post" action={`/opportunities/${opportunity.id}/team`}>
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="personId" value={member.id} />
                <Button
                  type="submit"
                  size="sm"
                  variant="quiet"
                  aria-label={`${t('common:remove')} ${name(member.name)}`}
                >
                  {t('common:remove')}
                </Button>
              </GuardedForm>
            )
          }
        >
          <Person name={member.name} /> <span className="text-ink-3">{member.title ? name(member.title) : ''}</span>
        </LineItem>
      ))}
    </Section>
  )
}

function noop(): void {}
