import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftList, draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { recordPath } from '#app/http/record-path.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { activityKinds, activityPurposes } from '#crm/activities/activity.schema.ts'
import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import type { Company } from '#crm/customers/list-companies.server.ts'
import { newId } from '#lib/ids.ts'
import type { RecordType } from '#prisma/record-event.server.ts'
import { ContactPicker } from './contact-picker.tsx'

interface Props {
  /** what it is about */
  record: { type: RecordType; id: string }
  /** of the person's, with that customer: it is logged for one of them; none for an opportunity, which has its own */
  companies?: Company[]
  contacts: ContactChoice[]
  kind: string
  purpose: string
  onClose: () => void
  onSaved: () => void
}

/** A visit, meeting or call, done or planned. What is typed survives a closed dialog, a lost network and an ended session. */
export function ActivityDialog({ record, companies = [], contacts, kind, purpose, onClose, onSaved }: Props) {
  const { t } = useTranslation(['opportunities', 'customers'])
  const { today, personId, name } = useGroup()
  const [id] = useState(() => newId())
  const draft = useDraft({ personId, form: `activity.${record.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  return (
    <VerbDialog
      title={t('activity.dialogLog')}
      lead={draft.values ? t('activity.draft') : undefined}
      save={t('activity.save')}
      action={`${recordPath(record)}/log-activity`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <input type="hidden" name="id" defaultValue={draftText(draft, 'id', id)} />
      {record.type === 'opportunity' && <input type="hidden" name="opportunityId" value={record.id} />}
      {companies.length === 1 && <input type="hidden" name="orgId" value={companies[0]?.id} />}
      <Field label={t('activity.kind')} error={verb.errorOf('kind')}>
        {(field) => (
          <Select {...field} name="kind" defaultValue={draftText(draft, 'kind', kind)}>
            {activityKinds.map((each) => (
              <option key={each} value={each}>
                {t(`activity.kinds.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('activity.purpose')} error={verb.errorOf('purpose')}>
        {(field) => (
          <Select {...field} name="purpose" defaultValue={draftText(draft, 'purpose', purpose)}>
            {activityPurposes.map((each) => (
              <option key={each} value={each}>
                {t(`activity.purposes.${each}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('activity.status')} error={verb.errorOf('status')}>
        {(field) => (
          <Select {...field} name="status" defaultValue={draftText(draft, 'status', 'done')}>
            <option value="done">{t('activity.done')}</option>
            <option value="planned">{t('activity.toDo')}</option>
          </Select>
        )}
      </Field>
      <Field label={t('activity.onDate')} error={verb.errorOf('onDate')}>
        {(field) => <Input {...field} type="date" name="onDate" defaultValue={draftText(draft, 'onDate', today)} />}
      </Field>
      {companies.length > 1 && (
        <Field label={t('customers:field.org')} error={verb.errorOf('orgId')}>
          {(field) => (
            <Select {...field} name="orgId" defaultValue={draftText(draft, 'orgId', companies[0]?.id)}>
              {companies.map((company) => (
                <option key={company.id} value={company.id}>
                  {name(company.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <div className="desk:col-span-2">
        <ContactPicker contacts={contacts} ticked={draftList(draft, 'contactIds[]')} />
      </div>
      <div className="desk:col-span-2">
        <Field label={t('activity.subject')} error={verb.errorOf('subject')} required>
          {(field) => <Input {...field} name="subject" defaultValue={draftText(draft, 'subject')} />}
        </Field>
      </div>
      <div className="desk:col-span-2">
        <Field label={t('activity.minutes')} error={verb.errorOf('minutes')}>
          {(field) => <Textarea {...field} name="minutes" rows={5} defaultValue={draftText(draft, 'minutes')} />}
        </Field>
      </div>
    </VerbDialog>
  )
}
