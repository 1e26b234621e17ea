import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import { clauseSeverities } from '#crm/clauses/clause-severities.ts'
import { newId } from '#lib/ids.ts'
import type { Picked } from './read-selection.ts'

interface Props {
  versionId: string
  text: string
  picked: Picked
  onClose: () => void
  onDone: () => void
}

/** A risk that no rule found: the words are those that were selected; what it is and why, the reviewer says. */
export function OwnFlagDialog({ versionId, text, picked, onClose, onDone }: Props) {
  const { t } = useTranslation('reviews')
  const { name } = useGroup()
  const [id] = useState(() => newId())
  const verb = useVerb(onDone)
  return (
    <VerbDialog
      title={t('own.title')}
      lead={<q className="line-clamp-3 text-pretty">{text.slice(picked.start, picked.end)}</q>}
      save={t('own.save')}
      action={`/documents/${versionId}/add-flag`}
      verb={verb}
      failure={verb.errorOf('end') ? t('own.tooLong') : verb.failure}
      onClose={onClose}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="start" value={picked.start} />
      <input type="hidden" name="end" value={picked.end} />
      <Field label={t('own.kind')} error={verb.errorOf('kind')}>
        {(field) => (
          <Select {...field} name="kind" defaultValue="">
            <option value="">{t('own.choose')}</option>
            {Object.entries(clauseKinds).map(([kind, words]) => (
              <option key={kind} value={kind}>
                {name(words)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('own.severity')} error={verb.errorOf('severity')}>
        {(field) => (
          <Select {...field} name="severity" defaultValue="high">
            {clauseSeverities.map((severity) => (
              <option key={severity} value={severity}>
                {t(`severity.${severity}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('own.reason')} error={verb.errorOf('reason')}>
        {(field) => <Textarea {...field} name="reason" rows={3} />}
      </Field>
    </VerbDialog>
  )
}
