import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import type { Verb } from '#app/screens/opportunities/use-verb.ts'
import { MarkdownText } from './markdown.tsx'

interface Props {
  verb: Pick<Verb, 'errorOf'>
  title: string
  body: string
}

/** Title and text of an article; beside the text how it will be read, which on a phone opens below. */
export function WordingFields({ verb, title, body }: Props) {
  const { t } = useTranslation('knowledge')
  const [typed, setTyped] = useState(body)
  const shown = useDeferredValue(typed)
  return (
    <>
      <Field label={t('write.title')} error={verb.errorOf('title')} required>
        {(field) => <Input {...field} name="title" maxLength={200} defaultValue={title} />}
      </Field>
      <div className="grid gap-4 desk:grid-cols-2">
        <Field label={t('write.body')} hint={t('write.bodyHint')} error={verb.errorOf('body')} required>
          {(field) => (
            <Textarea
              {...field}
              name="body"
              rows={22}
              className="resize-y phone:h-[50dvh]"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <section aria-label={t('write.preview')} className="min-w-0">
          <h2 className="mb-1.5 font-medium">{t('write.preview')}</h2>
          <div className="min-h-24 border-line border-t pt-3">
            {shown.trim() === '' ? (
              <p className="text-ink-3">{t('write.nothingYet')}</p>
            ) : (
              <MarkdownText text={shown} />
            )}
          </div>
        </section>
      </div>
    </>
  )
}
