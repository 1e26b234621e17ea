import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { newId } from '#lib/ids.ts'
import { currencies } from '#lib/money.ts'
import { BidFields } from './bid-fields.tsx'

interface OpenProps {
  opportunity: { id: string; currency: string; tenderNumber: string | null; bidOpensOn: string | null }
  onClose: () => void
  onOpened: (id: string) => void
}

/** A new bid of an opportunity: what the opportunity says already stands in the fields. */
export function OpenBidDialog({ opportunity, onClose, onOpened }: OpenProps) {
  const { t } = useTranslation('bids')
  const { personId } = useGroup()
  const [id] = useState(() => newId())
  const draft = useDraft({ personId, form: `bid.new.${opportunity.id}` })
  const verb = useVerb(({ created }) => {
    draft.clear()
    if (created) onOpened(created)
  })
  return (
    <VerbDialog
      title={t('new.title')}
      lead={t('new.hint')}
      save={t('new.save')}
      action={`/opportunities/${opportunity.id}/open-bid`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <input type="hidden" name="id" defaultValue={draftText(draft, 'id', id)} />
      <input type="hidden" name="opportunityId" value={opportunity.id} />
      <BidFields
        draft={draft}
        verb={verb}
        seen={{ tenderNumber: opportunity.tenderNumber, opensOn: opportunity.bidOpensOn }}
      />
      <Field label={t('column.currency')} error={verb.errorOf('currency')}>
        {(field) => (
          <Select {...field} name="currency" defaultValue={draftText(draft, 'currency', opportunity.currency)}>
            {currencies.map((currency) => (
              <option key={currency} value={currency}>
                {currency}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </VerbDialog>
  )
}

/** What a bid says of its tender, changed all at once. */
export function ChangeBidDialog({ bid, onClose }: { bid: BidView; onClose: () => void }) {
  const { t } = useTranslation('bids')
  const { personId } = useGroup()
  // As the person saw it when they began: somebody else's change in between is told and not overwritten.
  const [seen] = useState(bid)
  const draft = useDraft({ personId, form: `bid.${seen.id}.${seen.version}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  return (
    <VerbDialog
      title={t('change.title')}
      save={t('change.save')}
      action={`/bids/${seen.id}/change`}
      verb={verb}
      failure={verb.moved ? t('change.moved') : verb.failure}
      draft={draft}
      version={seen.version}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <BidFields
        draft={draft}
        verb={verb}
        seen={{
          tenderNumber: seen.tenderNumber,
          price: seen.price,
          weightTechnical: seen.weights?.technical ?? null,
          weightCommercial: seen.weights?.commercial ?? null,
          weightPrice: seen.weights?.price ?? null,
          ...seen.days,
        }}
      />
    </VerbDialog>
  )
}
