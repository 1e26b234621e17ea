import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { contractCategories } from '#crm/contracts/contract.schema.ts'
import type { ContractView } from '#crm/contracts/get-contract.server.ts'
import type { ProposedParties } from '#crm/contracts/propose-parties.server.ts'
import { newId } from '#lib/ids.ts'
import { currencies } from '#lib/money.ts'

interface OpenProps {
  opportunity: { id: string; amount: string | null; currency: string; typed: { name: string } }
  parties: ProposedParties
  onClose: () => void
  onOpened: (id: string) => void
}

/** A new contract of an opportunity: what the opportunity says already stands in the fields. */
export function OpenContractDialog({ opportunity, parties, onClose, onOpened }: OpenProps) {
  const { t } = useTranslation('contracts')
  const { personId } = useGroup()
  const [id] = useState(() => newId())
  const draft = useDraft({ personId, form: `contract.new.${opportunity.id}` })
  const verb = useVerb(({ created }) => {
    draft.clear()
    if (created) onOpened(created)
  })
  const text = (field: string, otherwise = '') => draftText(draft, field, otherwise)
  return (
    <VerbDialog
      title={t('new.title')}
      save={t('new.save')}
      action={`/opportunities/${opportunity.id}/open-contract`}
      verb={verb}
      failure={verb.failed?.code === 'CONFLICT' ? t('new.refused') : verb.failure}
      draft={draft}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <input type="hidden" name="id" defaultValue={text('id', id)} />
      <input type="hidden" name="opportunityId" value={opportunity.id} />
      <Field label={t('column.name')} error={verb.errorOf('name')} required>
        {(field) => <Input {...field} name="name" defaultValue={text('name', opportunity.typed.name)} />}
      </Field>
      <Field label={t('column.category')} error={verb.errorOf('category')}>
        {(field) => (
          <Select {...field} name="category" defaultValue={text('category', contractCategories[0])}>
            {contractCategories.map((category) => (
              <option key={category} value={category}>
                {t(`category.${category}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('field.ourParty')} error={verb.errorOf('ourParty')} required>
        {(field) => <Input {...field} name="ourParty" defaultValue={text('ourParty', parties.ourParty)} />}
      </Field>
      <Field label={t('column.counterparty')} error={verb.errorOf('counterparty')} required>
        {(field) => <Input {...field} name="counterparty" defaultValue={text('counterparty', parties.counterparty)} />}
      </Field>
      <Field label={t('column.amount')} error={verb.errorOf('amount')} required>
        {(field) => (
          <Input {...field} name="amount" inputMode="decimal" defaultValue={text('amount', opportunity.amount ?? '')} />
        )}
      </Field>
      <Field label={t('column.currency')} error={verb.errorOf('currency')}>
        {(field) => (
          <Select {...field} name="currency" defaultValue={text('currency', opportunity.currency)}>
            {currencies.map((currency) => (
              <option key={currency} value={currency}>
                {currency}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('field.plannedSignOn')} error={verb.errorOf('plannedSignOn')}>
        {(field) => <Input {...field} type="date" name="plannedSignOn" defaultValue={text('plannedSignOn')} />}
      </Field>
      <Field label={t('field.deliverOn')} error={verb.errorOf('deliverOn')}>
        {(field) => <Input {...field} type="date" name="deliverOn" defaultValue={text('deliverOn')} />}
      </Field>
    </VerbDialog>
  )
}

/** What a contract says of itself, changed all at once. */
export function ChangeContractDialog({ contract, onClose }: { contract: ContractView; onClose: () => void }) {
  const { t } = useTranslation('contracts')
  const { personId } = useGroup()
  // As the person saw it when they began: somebody else's change in between is told and not overwritten.
  const [seen] = useState(contract)
  const draft = useDraft({ personId, form: `contract.${seen.id}.${seen.version}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  const text = (field: string, otherwise = '') => draftText(draft, field, otherwise)
  return (
    <VerbDialog
      title={t('change.title')}
      save={t('change.save')}
      action={`/contracts/${seen.id}/change`}
      verb={verb}
      failure={verb.moved ? t('change.moved') : verb.failure}
      draft={draft}
      version={seen.version}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <Field label={t('column.name')} error={verb.errorOf('name')} required>
        {(field) => <Input {...field} name="name" defaultValue={text('name', seen.typed.name)} />}
      </Field>
      <Field label={t('column.amount')} error={verb.errorOf('amount')} required>
        {(field) => (
          <Input
            {...field}
            name="amount"
            inputMode="decimal"
            suffix={seen.currency}
            defaultValue={text('amount', seen.amount)}
          />
        )}
      </Field>
      <Field label={t('field.ourParty')} error={verb.errorOf('ourParty')} required>
        {(field) => <Input {...field} name="ourParty" defaultValue={text('ourParty', seen.typed.ourParty)} />}
      </Field>
      <Field label={t('column.counterparty')} error={verb.errorOf('counterparty')} required>
        {(field) => (
          <Input {...field} name="counterparty" defaultValue={text('counterparty', seen.typed.counterparty)} />
        )}
      </Field>
      <Field label={t('field.plannedSignOn')} error={verb.errorOf('plannedSignOn')}>
        {(field) => (
          <Input
            {...field}
            type="date"
            name="plannedSignOn"
            defaultValue={text('plannedSignOn', seen.plannedSignOn ?? '')}
          />
        )}
      </Field>
      <Field label={t('field.deliverOn')} error={verb.errorOf('deliverOn')}>
        {(field) => (
          <Input {...field} type="date" name="deliverOn" defaultValue={text('deliverOn', seen.deliverOn ?? '')} />
        )}
      </Field>
    </VerbDialog>
  )
}
