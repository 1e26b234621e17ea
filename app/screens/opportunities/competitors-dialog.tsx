import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import type { OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'
import { useVerb } from './use-verb.ts'

/** Who else bids: one name a line, in the order in which they count. */
export function CompetitorsDialog({ opportunity, onClose }: { opportunity: OpportunityView; onClose: () => void }) {
  const { t } = useTranslation(['opportunities', 'common'])
  const [text, setText] = useState(opportunity.competitors.map((rival) => rival.typed).join('\n'))
  const verb = useVerb(onClose)
  const save = () => {
    const form = new FormData()
    for (const name of text.split('\n')) if (name.trim()) form.append('names[]', name.trim())
    verb.fetcher.submit(form, { method: 'post', action: `/opportunities/${opportunity.id}/competitors` })
  }
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('competitors.title')}
      footer={
        <>
          <span className="flex-1" />
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button variant="primary" busy={verb.busy} onClick={save}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      {verb.failure && <InlineError>{verb.failure}</InlineError>}
      <Field label={t('competitors.title')} hint={t('competitors.hint')} error={verb.errorOf('names')}>
        {(field) => <Textarea {...field} rows={5} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
    </ResponsiveDialog>
  )
}
