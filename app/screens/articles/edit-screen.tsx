import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { ConflictPanel } from '#app/components/ui/conflict-panel.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ArticleView } from '#knowledge/articles/get-article.server.ts'
import { UploadArticle } from './upload-article.tsx'
import { WordingFields } from './wording-fields.tsx'

interface Start {
  title: string
  body: string
  note: string
  /** on which it is based */
  version: number
  /** begins the fields anew */
  round: number
}

const startOf = ({ title, body, version }: ArticleView, round: number): Start => ({
  title,
  body: body ?? '',
  note: '',
  version,
  round,
})

/** The next version of an article. Of two editors the second is told, with both texts there, and chooses. */
export function EditScreen({ article }: { article: ArticleView }) {
  const { t } = useTranslation(['knowledge', 'common'])
  const { name, moment, personId } = useGroup()
  const navigate = useNavigate()
  const page = `/knowledge/articles/${article.id}`
  // As the person saw it when they began; the page is loaded again once somebody else has saved.
  const [start, setStart] = useState(() => startOf(article, 0))
  const draft = useDraft({ personId, form: `article.${article.id}` })
  const verb = useVerb(() => {
    draft.clear()
    void navigate(page)
  })
  const [mine, setMine] = useState({ title: '', body: '', note: '' })
  // Once the person has chosen, what they typed before counts for nothing.
  const text = (field: 'title' | 'body' | 'note') =>
    start.round > 0 ? start[field] : draftText(draft, field, start[field])
  const based = start.round > 0 ? start.version : Number(draftText(draft, 'version', String(start.version)))
  const last = article.versions[0]
  const choose = (next: Start) => {
    verb.settle()
    setStart(next)
  }
  return (
    <div className="page-pad w-full max-w-[1160px] pt-4.5 pb-24">
      <h1 className="break-words font-semibold text-xl">{t('write.editing', { title: article.title })}</h1>
      {article.file && <p className="mt-1 text-ink-3">{t('write.wasFile', { file: article.file.name })}</p>}
      <GuardedForm
        fetcher={verb.fetcher}
        key={`${draft.key}.${start.round}`}
        method="post"
        action={`${page}/write`}
        encType="multipart/form-data"
        onInput={draft.keep}
        onSubmit={(event) => {
          const form = new FormData(event.currentTarget)
          const typed = (field: string) => String(form.get(field) ?? '')
          setMine({ title: typed('title'), body: typed('body'), note: typed('note') })
        }}
        className="mt-4 grid gap-4"
      >
        <input type="hidden" name="version" value={based} />
        {verb.moved && last ? (
          <ConflictPanel
            label={t('write.conflict')}
            mine={<Wording title={mine.title} body={mine.body} />}
            theirs={<Wording title={article.title} body={article.body ?? article.file?.name ?? ''} />}
            theirName={name(last.author.name)}
            when={moment(last.at)}
            onKeepMine={() => choose({ ...mine, version: article.version, round: start.round + 1 })}
            onTakeTheirs={() => {
              draft.clear()
              choose(startOf(article, start.round + 1))
            }}
          />
        ) : (
          verb.failure && <InlineError>{verb.failure}</InlineError>
        )}
        <WordingFields verb={verb} title={text('title')} body={text('body')} />
        <Field label={t('write.note')} hint={t('write.noteHint')} error={verb.errorOf('note')}>
          {(field) => <Input {...field} name="note" maxLength={200} defaultValue={text('note')} />}
        </Field>
        <div className="flex flex-wrap items-start gap-2">
          <Button type="submit" variant="primary" busy={verb.busy}>
            {t('write.save')}
          </Button>
          <ButtonLink to={page}>{t('common:cancel')}</ButtonLink>
          <UploadArticle
            label={t('upload.version')}
            article={{ id: article.id, version: based }}
            onUploaded={draft.clear}
          />
        </div>
      </GuardedForm>
    </div>
  )
}

function Wording({ title, body }: { title: string; body: string }) {
  return (
    <div className="max-h-72 overflow-y-auto whitespace-pre-wrap break-words font-normal">
      <b className="font-semibold">{title}</b>
      {'\n'}
      {body}
    </div>
  )
}
