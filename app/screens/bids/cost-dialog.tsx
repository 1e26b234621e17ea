import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'

/** What our offer is reckoned to cost, for those who see costs. */
export function CostDialog({ bid, onClose }: { bid: BidView; onClose: () => void }) {
  const { t } = useTranslation('bids')
  const { personId } = useGroup()
  const [seen] = useState(bid.cost?.amount ?? '')
  const draft = useDraft({ personId, form: `bid.cost.${bid.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  return (
    <VerbDialog
      title={t('cost.title')}
      lead={t('cost.lead', { currency: bid.currency })}
      save={t('cost.save')}
      action={`/bids/${bid.id}/set-cost`}
      verb={verb}
      failure={verb.moved ? t('cost.moved') : verb.failure}
      draft={draft}
      onClose={onClose}
    >
      <input type="hidden" name="seen" value={seen} />
      <Field label={t('field.cost')} error={verb.errorOf('cost')}>
        {(field) => (
          <Input
            {...field}
            name="cost"
            inputMode="decimal"
            suffix={bid.currency}
            defaultValue={draftText(draft, 'cost', seen)}
          />
        )}
      </Field>
    </VerbDialog>
  )
}
