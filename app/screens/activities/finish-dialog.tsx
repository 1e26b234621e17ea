import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftList, draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { recordPath } from '#app/http/record-path.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ActivityView } from '#crm/activities/find-activities.server.ts'
import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import type { RecordType } from '#prisma/record-event.server.ts'
import { ContactPicker } from './contact-picker.tsx'

interface Props {
  /** what it is about */
  record: { type: RecordType; id: string }
  contacts: ContactChoice[]
  activity: ActivityView
  onClose: () => void
  onSaved: () => void
}

/** What was planned took place, with whom and what was said, or will not. Enter says that it did; calling it off is asked twice. */
export function FinishDialog({ record, contacts, activity, onClose, onSaved }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { today, name, personId } = useGroup()
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [asking, setAsking] = useState(false)
  const draft = useDraft({ personId, form: `finish.${activity.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSaved()
  })
  const planned = activity.contacts.map(({ id }) => id)
  const action = `${recordPath(record)}/finish-activity`
  const callOff = () => {
    if (!form.current) return
    const said = new FormData(form.current)
    said.set('outcome', 'cancelled')
    said.set('onDate', activity.onDate)
    verb.fetcher.submit(said, { method: 'post', action })
  }
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('activity.dialogFinish')}
      lead={
        <>
          {name(activity.subject)}
          {draft.values && <span className="text-ink-3">{t('activity.draft')}</span>}
        </>
      }
      footer={
        asking ? (
          <>
            <span className="min-w-0 flex-1">{t('activity.cancelAsk')}</span>
            <Button onClick={() => setAsking(false)}>{t('activity.keepPlan')}</Button>
            <Button variant="danger" busy={verb.busy} onClick={callOff}>
              {t('activity.cancelPlan')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="quiet" onClick={() => setAsking(true)}>
              {t('activity.cancelPlan')}
            </Button>
            <span className="flex-1" />
            <Button onClick={onClose}>{t('common:cancel')}</Button>
            <Button type="submit" form={formId} variant="primary" busy={verb.busy}>
              {t('activity.finish')}
            </Button>
          </>
        )
      }
    >
      <GuardedForm
        fetcher={verb.fetcher}
        ref={form}
        key={draft.key}
        id={formId}
        method="post"
        action={action}
        onInput={draft.keep}
        className="grid gap-4"
      >
        <input type="hidden" name="id" value={activity.id} />
        <input type="hidden" name="version" value={activity.version} />
        <input type="hidden" name="outcome" value="done" />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
        <Field label={t('activity.onDate')} error={verb.errorOf('onDate')}>
          {(field) => <Input {...field} type="date" name="onDate" defaultValue={draftText(draft, 'onDate', today)} />}
        </Field>
        <ContactPicker
          contacts={[...contacts, ...activity.contacts.filter(({ id }) => !contacts.some((other) => other.id === id))]}
          ticked={draftList(draft, 'contactIds[]', planned)}
        />
        <Field label={t('activity.minutes')} error={verb.errorOf('minutes')}>
          {(field) => (
            <Textarea
              {...field}
              name="minutes"
              rows={5}
              defaultValue={draftText(draft, 'minutes', activity.minutes ?? '')}
            />
          )}
        </Field>
      </GuardedForm>
    </ResponsiveDialog>
  )
}
