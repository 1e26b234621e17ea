import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { useVerb } from './use-verb.ts'

interface Props {
  opportunity: { id: string; name: Bilingual; version: number }
  /** where it may go back to, and what is proposed; null opens one again that has ended */
  back: { stages: readonly { id: string; name: Bilingual }[]; to: string } | null
  onClose: () => void
  onDone: () => void
}

/** A step back, or an end taken back: no rule judges it, so somebody says why. */
export function ReasonDialog({ opportunity, back, onClose, onDone }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, personId } = useGroup()
  const path = back ? 'roll-back' : 'reopen'
  const draft = useDraft({ personId, form: `${path}.${opportunity.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onDone()
  })
  const title = back ? t('board.backTitle') : t('board.reopenTitle')
  return (
    <VerbDialog
      title={title}
      lead={name(opportunity.name)}
      save={back ? t('board.rollBackNow') : t('board.reopenNow')}
      action={`/opportunities/${opportunity.id}/${path}`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      version={opportunity.version}
      onClose={onClose}
    >
      {back && (
        <Field label={t('board.backTo')} error={verb.errorOf('to')}>
          {(field) => (
            <Select {...field} name="to" defaultValue={back.to}>
              {back.stages.map((stage) => (
                <option key={stage.id} value={stage.id}>
                  {name(stage.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <Field label={t('board.reason')} error={verb.errorOf('reason')} required>
        {(field) => <Textarea {...field} name="reason" rows={3} defaultValue={draftText(draft, 'reason', '')} />}
      </Field>
    </VerbDialog>
  )
}
