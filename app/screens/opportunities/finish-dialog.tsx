import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ActivityView } from '#crm/activities/find-activities.server.ts'
import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import { ContactPicker } from './contact-picker.tsx'
import { useVerb } from './use-verb.ts'

interface Props {
  opportunityId: string
  contacts: ContactChoice[]
  activity: ActivityView
  onClose: () => void
  onSaved: () => void
}

/** What was planned took place, with whom and what was said, or will not. */
export function FinishDialog({ opportunityId, contacts, activity, onClose, onSaved }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { today, name } = useGroup()
  const formId = useId()
  const verb = useVerb(onSaved)
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('activity.dialogFinish')}
      lead={name(activity.subject)}
      footer={
        <>
          <Button type="submit" form={formId} name="outcome" value="cancelled" variant="quiet">
            {t('activity.cancelPlan')}
          </Button>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" form={formId} name="outcome" value="done" variant="primary" busy={verb.busy}>
            {t('activity.finish')}
          </Button>
        </>
      }
    >
      <verb.fetcher.Form
        id={formId}
        method="post"
        action={`/opportunities/${opportunityId}/finish-activity`}
        className="grid gap-4"
      >
        <input type="hidden" name="id" value={activity.id} />
        <input type="hidden" name="version" value={activity.version} />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
        <Field label={t('activity.onDate')} error={verb.errorOf('onDate')}>
          {(field) => <Input {...field} type="date" name="onDate" defaultValue={today} />}
        </Field>
        <ContactPicker contacts={contacts} />
        <Field label={t('activity.minutes')} error={verb.errorOf('minutes')}>
          {(field) => <Textarea {...field} name="minutes" rows={5} defaultValue={activity.minutes ?? ''} />}
        </Field>
      </verb.fetcher.Form>
    </ResponsiveDialog>
  )
}
