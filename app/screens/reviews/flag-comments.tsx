import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { newId } from '#lib/ids.ts'

/** What people said of a flag, and a place to say something. */
export function FlagComments({ flag, versionId, may }: { flag: FlagView; versionId: string; may: boolean }) {
  const { t } = useTranslation('reviews')
  const { moment } = useGroup()
  const [id, setId] = useState(() => newId())
  const verb = useVerb(useCallback(() => setId(newId()), []))
  return (
    <div className="mt-3.5 border-line border-t pt-3">
      <h3 className="text-ink-3">{t('comments.title')}</h3>
      <ul>
        {flag.comments.map((comment) => (
          <li key={comment.id} className="py-1.5">
            <p className="flex items-baseline gap-2">
              <Person name={comment.by.name} />
              <span className="text-ink-3 text-xs">{moment(comment.at)}</span>
            </p>
            <p className="whitespace-pre-line text-pretty break-words">{comment.text}</p>
          </li>
        ))}
      </ul>
      {may && (
        <GuardedForm key={id} fetcher={verb.fetcher} method="post" action={`/documents/${versionId}/comment`}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="flagId" value={flag.id} />
          <Field label={t('comments.label')} error={verb.errorOf('text') ?? verb.failure}>
            {(field) => <Textarea {...field} name="text" rows={2} id={`${field.id}`} data-comment />}
          </Field>
          <Button type="submit" size="sm" className="mt-1.5" busy={verb.busy}>
            {t('comments.send')}
          </Button>
        </GuardedForm>
      )}
    </div>
  )
}
