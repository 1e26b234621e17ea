import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Opening, RecordData } from './record-data.ts'
import { useVerb } from './use-verb.ts'

type Props = Pick<RecordData, 'opportunity' | 'may'> & { onOpen: (opening: Opening) => void }

/** Who at the customer decides, and on which side they stand. */
export function ChainSection({ opportunity, may, onOpen }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { name } = useGroup()
  const toast = useToast()
  const removal = useVerb(noop, (text) => toast.show({ tone: 'risk', text }))
  const { decisionChain, decisionChainHidden: hidden } = opportunity
  return (
    <Section
      title={t('chain.title')}
      count={decisionChain.length + hidden}
      summary={
        decisionChain
          .map((member) => `${name(member.name)} ${t(`chain.roles.${member.role}`)}`)
          .join(t('timeline.comma')) || t('chain.none')
      }
      actions={
        may.edit && (
          <Button size="sm" variant="quiet" icon={<Plus />} onClick={() => onOpen({ dialog: 'chain' })}>
            {t('chain.edit')}
          </Button>
        )
      }
    >
      {decisionChain.map((member) => (
        <LineItem
          key={member.contactId}
          kind={t(`chain.roles.${member.role}`)}
          end={
            may.edit && (
              <GuardedForm
                fetcher={removal.fetcher}
                method="post"
                action={`/opportunities/${opportunity.id}/decision-chain`}
              >
                <input type="hidden" name="intent" value="remove" />
                <input type="hidden" name="contactId" value={member.contactId} />
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
          {name(member.name)}{' '}
          <span className="text-ink-3">
            {[member.title && name(member.title), t(`chain.attitudes.${member.attitude}`)].filter(Boolean).join(' · ')}
          </span>
        </LineItem>
      ))}
      {hidden > 0 && <p className="py-1.5 text-ink-3 text-sm">{t('chain.hidden', { count: hidden })}</p>}
    </Section>
  )
}

function noop(): void {}
