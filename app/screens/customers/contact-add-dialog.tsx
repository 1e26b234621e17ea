import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { DialogClose, ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { contactLevels } from '#crm/activities/activity.schema.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import { type Refused, useFormWords } from './form-words.ts'

interface Props {
  /** of the contact to be */
  id: string
  customerId: string
  companies: Company[]
  onClose: () => void
}

/** A new contact. What was typed and not saved is there when the dialog opens again. */
export function ContactAddDialog({ id: offered, customerId, companies, onClose }: Props) {
  const { t } = useTranslation('customers')
  const { name, personId } = useGroup()
  const toast = useToast()
  const formId = useId()
  const [id] = useState(offered)
  const draft = useDraft({ personId, form: `contact.${customerId}` })
  const fetcher = useFetcher<Partial<Refused> & { added?: string }>()
  const { errorOf, failure } = useFormWords(fetcher.data)
  const busy = fetcher.state !== 'idle'
  const added = fetcher.data?.added
  const { clear } = draft
  useEffect(() => {
    if (!added) return
    clear()
    toast.show({ text: t('contacts.added') })
    onClose()
  }, [added, clear, onClose, toast, t])
  const [company] = companies
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('contacts.addTitle')}
      footer={
        <>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {t('contacts.save')}
          </Button>
          <DialogClose>
            <Button variant="quiet">{t('common:cancel')}</Button>
          </DialogClose>
        </>
      }
    >
      {failure ? <InlineError className="mb-4">{failure}</InlineError> : null}
      <GuardedForm
        fetcher={fetcher}
        id={formId}
        key={draft.key}
        method="post"
        action={`/customers/${customerId}/add-contact`}
        noValidate
        className="grid grid-cols-2 gap-4 phone:grid-cols-1"
        onInput={draft.keep}
      >
        <input type="hidden" name="id" defaultValue={draftText(draft, 'id', id)} />
        <Field label={t('field.contactName')} error={errorOf('name')} required>
          {(control) => (
            <Input
              {...control}
              name="name"
              defaultValue={draftText(draft, 'name')}
              maxLength={60}
              autoComplete="off"
              autoFocus
            />
          )}
        </Field>
        <Field label={t('field.title')} error={errorOf('title')}>
          {(control) => (
            <Input
              {...control}
              name="title"
              defaultValue={draftText(draft, 'title')}
              maxLength={60}
              autoComplete="off"
            />
          )}
        </Field>
        <Field label={t('field.level')} error={errorOf('level')} hint={t('hint.level')} required>
          {(control) => (
            <Select {...control} name="level" defaultValue={draftText(draft, 'level')}>
              <option value="" disabled>
                {t('choose')}
              </option>
              {contactLevels.map((value) => (
                <option key={value} value={value}>
                  {t(`level.${value}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('field.phone')} error={errorOf('phone')}>
          {(control) => (
            <Input {...control} name="phone" type="tel" defaultValue={draftText(draft, 'phone')} autoComplete="off" />
          )}
        </Field>
        <Field label={t('field.email')} error={errorOf('email')}>
          {(control) => (
            <Input
              {...control}
              name="email"
              inputMode="email"
              defaultValue={draftText(draft, 'email')}
              autoComplete="off"
            />
          )}
        </Field>
        {companies.length > 1 ? (
          <Field label={t('field.knownTo')} error={errorOf('orgId')} required>
            {(control) => (
              <Select {...control} name="orgId" defaultValue={draftText(draft, 'orgId', company?.id)}>
                {companies.map((one) => (
                  <option key={one.id} value={one.id}>
                    {name(one.name)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ) : (
          <input type="hidden" name="orgId" value={company?.id ?? ''} />
        )}
      </GuardedForm>
    </ResponsiveDialog>
  )
}
