import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { articleKinds, articleLanguages } from '#knowledge/articles/article.schema.ts'
import type { PlaceToWrite } from '#knowledge/directories/places-to-write.ts'
import { newId } from '#lib/ids.ts'
import { UploadArticle } from './upload-article.tsx'
import { WordingFields } from './wording-fields.tsx'

interface Props {
  /** the directory that the address names */
  asked: string | null
  /** directories in which the person writes, with the names on the way to each */
  places: PlaceToWrite[]
}

/** A new article: written here, or a file. It is a draft until it is published. */
export function NewScreen({ asked, places }: Props) {
  const { t } = useTranslation(['knowledge', 'common'])
  const { name, side, personId } = useGroup()
  const navigate = useNavigate()
  const [id] = useState(() => newId())
  const draft = useDraft({ personId, form: 'article.new' })
  const verb = useVerb(({ created }) => {
    draft.clear()
    if (created) void navigate(`/knowledge/articles/${created}`)
  })
  const text = (field: string, otherwise = '') => draftText(draft, field, otherwise)
  if (places.length === 0) {
    return (
      <div className="page-pad">
        <EmptyState title={t('write.nowhere')} action={<ButtonLink to="/knowledge">{t('write.back')}</ButtonLink>}>
          {t('write.nowhereText')}
        </EmptyState>
      </div>
    )
  }
  const first = places.some((place) => place.id === asked) ? (asked ?? '') : (places[0]?.id ?? '')
  return (
    <div className="page-pad w-full max-w-[1160px] pt-4.5 pb-24">
      <h1 className="font-semibold text-xl">{t('common:newArticle')}</h1>
      <GuardedForm
        fetcher={verb.fetcher}
        key={draft.key}
        method="post"
        action="/knowledge/articles/add"
        encType="multipart/form-data"
        onInput={draft.keep}
        className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        <input type="hidden" name="id" value={text('id', id)} suppressHydrationWarning />
        {verb.failure && <InlineError>{verb.failure}</InlineError>}
        <div className="grid gap-4 desk:grid-cols-3">
          <Field label={t('write.directory')} error={verb.errorOf('directoryId')}>
            {(field) => (
              <Select {...field} name="directoryId" defaultValue={text('directoryId', first)}>
                {places.map((place) => (
                  <option key={place.id} value={place.id}>
                    {place.way.map((one) => name(one)).join(' / ')}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('write.kind')} error={verb.errorOf('kind')}>
            {(field) => (
              <Select {...field} name="kind" defaultValue={text('kind', articleKinds[0])}>
                {articleKinds.map((kind) => (
                  <option key={kind} value={kind}>
                    {t(`kind.${kind}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('write.language')} error={verb.errorOf('language')}>
            {(field) => (
              <Select {...field} name="language" defaultValue={text('language', side)}>
                {articleLanguages.map((language) => (
                  <option key={language} value={language}>
                    {t(`language.${language}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
        <WordingFields verb={verb} title={text('title')} body={text('body')} />
        <div className="flex flex-wrap items-start gap-2">
          <Button type="submit" variant="primary" busy={verb.busy}>
            {t('write.saveDraft')}
          </Button>
          <UploadArticle label={t('upload.instead')} onUploaded={draft.clear} />
          <span className="self-center text-ink-3 text-xs">{t('upload.formats')}</span>
        </div>
      </GuardedForm>
    </div>
  )
}
