import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { AmountFields } from './amount-fields.tsx'
import { fetchCustomers } from './fetch-customers.ts'
import { useVerb } from './use-verb.ts'

interface Props {
  /** of the opportunity to be: a second click opens nothing twice */
  id: string
  /** what it may be called, as the address says */
  name?: string
  /** that the address names */
  customer: { id: string; name: Bilingual } | null
  types: { id: string; name: Bilingual }[]
  orgs: { id: string; name: Bilingual }[]
}

/** A new opportunity: name and customer, the rest can follow. */
export function NewScreen({ id: offered, name: called, customer: asked, types, orgs }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { name, personId, side } = useGroup()
  const navigate = useNavigate()
  const [id] = useState(offered)
  const draft = useDraft({ personId, form: ['opportunity.new', asked?.id].filter(Boolean).join('.') })
  const [chosen, setChosen] = useState<string | null>()
  const customer = chosen === undefined ? draftText(draft, 'customerId', asked?.id) || null : chosen
  const find = useCallback((q: string, signal: AbortSignal) => fetchCustomers({ q, signal, side }), [side])
  const verb = useVerb(({ created }) => {
    draft.clear()
    navigate(`/opportunities/${created}`, { replace: true })
  })
  return (
    <div className="page-pad max-w-2xl pt-4.5 pb-10">
      <h1 className="font-semibold text-xl">{t('form.title')}</h1>
      <p className="mt-0.5 mb-5 text-ink-3">{t('form.lead')}</p>
      <GuardedForm
        fetcher={verb.fetcher}
        key={draft.key}
        aria-label={t('form.title')}
        method="post"
        action="/opportunities/new"
        onInput={draft.keep}
        className="grid gap-4 desk:grid-cols-2"
      >
        <input type="hidden" name="id" defaultValue={draftText(draft, 'id', id)} />
        {verb.failure && (
          <div className="desk:col-span-2">
            <InlineError>{verb.failure}</InlineError>
          </div>
        )}
        <div className="desk:col-span-2">
          <Field label={t('form.name')} error={verb.errorOf('name')} required>
            {(field) => <Input {...field} name="name" defaultValue={draftText(draft, 'name', called)} />}
          </Field>
        </div>
        <div className="desk:col-span-2">
          <Field label={t('form.customer')} error={verb.errorOf('customerId')} required>
            {(field) => (
              <Combobox
                {...field}
                name="customerId"
                labelName="customerName"
                value={customer}
                valueLabel={draftText(draft, 'customerName', asked ? name(asked.name) : '')}
                onChange={(value) => setChosen(value)}
                fetcher={find}
                placeholder={t('form.findCustomer')}
              />
            )}
          </Field>
        </div>
        <Field label={t('form.type')} error={verb.errorOf('typeId')}>
          {(field) => (
            <Select {...field} name="typeId" defaultValue={draftText(draft, 'typeId', types[0]?.id)}>
              {types.map((type) => (
                <option key={type.id} value={type.id}>
                  {name(type.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('form.org')} error={verb.errorOf('orgId')}>
          {(field) => (
            <Select {...field} name="orgId" defaultValue={draftText(draft, 'orgId', orgs[0]?.id)}>
              {orgs.map((org) => (
                <option key={org.id} value={org.id}>
                  {name(org.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="desk:col-span-2">
          <Field label={t('form.product')} hint={t('form.productHint')} error={verb.errorOf('product')}>
            {(field) => <Input {...field} name="product" defaultValue={draftText(draft, 'product')} />}
          </Field>
        </div>
        <AmountFields draft={draft} verb={verb} />
        <Field label={t('form.sign')} error={verb.errorOf('expectedSignOn')}>
          {(field) => (
            <Input {...field} type="date" name="expectedSignOn" defaultValue={draftText(draft, 'expectedSignOn')} />
          )}
        </Field>
        <div className="flex gap-1 desk:col-span-2">
          <Button type="submit" variant="primary" busy={verb.busy}>
            {t('form.create')}
          </Button>
          <ButtonLink to="/opportunities" variant="quiet">
            {t('common:cancel')}
          </ButtonLink>
        </div>
      </GuardedForm>
    </div>
  )
}
