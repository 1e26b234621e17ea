import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { closeReasons } from '#crm/opportunities/close-reasons.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { useVerb } from './use-verb.ts'

interface Props {
  opportunity: { id: string; name: Bilingual; version: number }
  /** who bids against us, to choose from */
  competitors: readonly string[]
  outcome: 'won' | 'lost'
  onClose: () => void
  onDone: () => void
}

/** An opportunity ends: why, of a list that can be counted, and lost to whom. */
export function CloseDialog({ opportunity, competitors, outcome, onClose, onDone }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, personId } = useGroup()
  const draft = useDraft({ personId, form: `close.${opportunity.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onDone()
  })
  const listId = useId()
  return (
    <VerbDialog
      title={t(`close.title.${outcome}`)}
      lead={name(opportunity.name)}
      save={t(`close.save.${outcome}`)}
      action={`/opportunities/${opportunity.id}/close`}
      verb={verb}
      failure={verb.failure ?? verb.errorOf('outcome')}
      draft={draft}
      version={opportunity.version}
      onClose={onClose}
    >
      <input type="hidden" name="outcome" value={outcome} />
      <Field label={t('close.reason')} error={verb.errorOf('reason')} required>
        {(field) => (
          <Select {...field} name="reason" defaultValue={draftText(draft, 'reason', '')}>
            <option value="" />
            {closeReasons[outcome].map((reason) => (
              <option key={reason} value={reason}>
                {t(`close.reasons.${reason}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {outcome === 'lost' && (
        <Field label={t('close.lostTo')} hint={t('close.lostToHint')} error={verb.errorOf('lostTo')}>
          {(field) => (
            <>
              <Input {...field} name="lostTo" list={listId} defaultValue={draftText(draft, 'lostTo', '')} />
              <datalist id={listId}>
                {competitors.map((competitor) => (
                  <option key={competitor} value={competitor} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      )}
      <Field label={t('close.note')} error={verb.errorOf('note')}>
        {(field) => <Textarea {...field} name="note" rows={3} defaultValue={draftText(draft, 'note', '')} />}
      </Field>
    </VerbDialog>
  )
}
