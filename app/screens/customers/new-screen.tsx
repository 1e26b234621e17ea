import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useNavigation, useSubmit } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { type Refused, useFormWords } from './form-words.ts'
import { LikelyDialog } from './likely-dialog.tsx'
import { NewFields } from './new-fields.tsx'
import { useDuplicates } from './use-duplicates.ts'

export interface NewScreenProps {
  /** of the customer to be */
  id: string
  /** for which the person may enter customers */
  companies: Company[]
  /** what was searched for in vain */
  name: string
  result: (Partial<Refused> & { created?: string; exists?: Duplicate; likely?: Duplicate[] }) | undefined
}

/** A new customer. Whoever the group has already is shown while the name is typed, and once more before anything is saved. */
export function NewScreen({ id: offered, companies, name, result }: NewScreenProps) {
  const { t } = useTranslation('customers')
  const { personId } = useGroup()
  const [id] = useState(offered)
  const draft = useDraft({ personId, form: 'customer.new' })
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  const navigate = useNavigate()
  const busy = useNavigation().state !== 'idle'
  const { errorOf, failure } = useFormWords(result)
  const { duplicates, look } = useDuplicates()
  const [orgId, setOrgId] = useState(companies[0]?.id ?? '')
  const [decided, setDecided] = useState<unknown>(null)
  const { created, exists, likely } = result ?? {}
  const clear = draft.clear

  useEffect(() => {
    if (!created) return
    clear()
    navigate(`/customers/${created}`, { replace: true })
  }, [created, clear, navigate])

  const lookAt = useCallback(
    (from: HTMLFormElement) => {
      const data = new FormData(from)
      const text = (field: string) => String(data.get(field) ?? '')
      setOrgId(text('orgId'))
      look({ name: text('name'), nameLatin: text('nameLatin'), creditCode: text('creditCode') })
    },
    [look],
  )
  // What a draft brings back, or the search that led here, is looked up like what is typed.
  useEffect(() => {
    if (form.current && (draft.values || name)) lookAt(form.current)
  }, [draft.values, name, lookAt])

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    draft.keep(event)
    lookAt(event.currentTarget)
  }
  const saveAnyway = (others: Duplicate[]) => {
    if (!form.current) return
    const data = new FormData(form.current)
    for (const other of others) data.append('notSame[]', other.id)
    setDecided(result)
    submit(data, { method: 'post' })
  }

  return (
    <div className="page-pad max-w-[640px] pt-4.5 pb-10">
      <h1 className="font-semibold text-xl">{t('new.title')}</h1>
      <p className="mt-0.5 text-ink-3">{t('new.lead')}</p>
      {draft.values ? (
        <InlineError
          tone="info"
          className="mt-4"
          action={
            <Button variant="quiet" size="sm" onClick={() => clear({ restart: true })}>
              {t('new.discard')}
            </Button>
          }
        >
          {t('new.restored')}
        </InlineError>
      ) : null}
      {failure ? <InlineError className="mt-4">{failure}</InlineError> : null}
      <GuardedForm
        ref={form}
        method="post"
        noValidate
        key={draft.key}
        onInput={onInput}
        className="mt-5 grid gap-4"
        aria-label={t('new.title')}
      >
        <input type="hidden" name="id" defaultValue={draftText(draft, 'id', id)} />
        <NewFields
          companies={companies}
          initial={(field) => draftText(draft, field, field === 'name' ? name : '')}
          errorOf={errorOf}
          exists={exists}
          below={
            <div aria-live="polite" className="empty:hidden">
              {exists ? (
                <DuplicateList label={t('duplicate.existsLabel')} duplicates={[exists]} orgId={orgId} onUsed={clear} />
              ) : duplicates.length > 0 ? (
                <div className="rounded-md bg-sunken px-3 py-1">
                  <h2 className="pt-1.5 font-medium text-sm">{t('duplicate.maybe')}</h2>
                  <DuplicateList label={t('duplicate.maybe')} duplicates={duplicates} orgId={orgId} onUsed={clear} />
                </div>
              ) : null}
            </div>
          }
        />
        <div className="flex items-center gap-2 phone:flex-col-reverse phone:items-stretch">
          <Button type="submit" variant="primary" busy={busy}>
            {t('new.save')}
          </Button>
          <ButtonLink to="/customers" variant="quiet">
            {t('common:cancel')}
          </ButtonLink>
        </div>
      </GuardedForm>
      {likely && decided !== result ? (
        <LikelyDialog
          likely={likely}
          orgId={orgId}
          busy={busy}
          save={t('new.saveAnyway')}
          onSave={() => saveAnyway(likely)}
          onClose={() => setDecided(result)}
          onUsed={clear}
        />
      ) : null}
    </div>
  )
}
