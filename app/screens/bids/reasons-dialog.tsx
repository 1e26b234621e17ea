import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftList, draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Checkbox } from '#app/components/ui/checkbox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'
import { useFactorWords } from './use-factor-words.ts'

/** The main reason and further ones, chosen among what was said and reckoned; and why a part stays empty, if one does. */
export function ReasonsDialog({ postMortem, onClose }: { postMortem: PostMortemView; onClose: () => void }) {
  const { t } = useTranslation('bids')
  const { personId } = useGroup()
  const words = useFactorWords()
  const [seen] = useState(postMortem)
  const draft = useDraft({ personId, form: `post-mortem.reasons.${seen.bid.id}.${seen.version}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  const ids = [...new Set(seen.factors.map(({ factor }) => factor))]
  const said = (id: string) =>
    seen.factors
      .filter(({ factor }) => factor === id)
      .map(words)
      .join(t('comma'))
  const chosen = draftList(draft, 'furtherReasons[]', seen.furtherReasons)
  return (
    <VerbDialog
      title={t('reasons.title')}
      save={t('reasons.save')}
      action={`/bids/${seen.bid.id}/set-reasons`}
      verb={verb}
      failure={verb.moved ? t('reasons.moved') : (verb.failure ?? verb.errorOf('furtherReasons'))}
      draft={draft}
      version={seen.version}
      onClose={onClose}
    >
      <Field label={t('reasons.main')} error={verb.errorOf('mainReason')}>
        {(field) => (
          <Select {...field} name="mainReason" defaultValue={draftText(draft, 'mainReason', seen.mainReason ?? '')}>
            <option value="">{t('reasons.choose')}</option>
            {ids.map((id) => (
              <option key={id} value={id}>
                {said(id)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 font-medium">{t('reasons.further')}</legend>
        {ids.map((id) => (
          <Checkbox key={id} name="furtherReasons[]" value={id} defaultChecked={chosen.includes(id)} label={said(id)} />
        ))}
      </fieldset>
      <Field label={t('reasons.empty')} hint={t('reasons.emptyHint')} error={verb.errorOf('emptyReason')}>
        {(field) => (
          <Input
            {...field}
            name="emptyReason"
            maxLength={300}
            defaultValue={draftText(draft, 'emptyReason', seen.emptyReason ?? '')}
          />
        )}
      </Field>
    </VerbDialog>
  )
}
