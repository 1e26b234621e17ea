import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ArticleView } from '#knowledge/articles/get-article.server.ts'
import { newId } from '#lib/ids.ts'

/** What people said of an article, the latest last; whoever may comment here says more below. */
export function ArticleComments({ article }: { article: ArticleView }) {
  const { t } = useTranslation('knowledge')
  const { moment } = useGroup()
  const mayComment = article.may.includes('comment')
  if (!mayComment && article.comments.length === 0) return null
  return (
    <section aria-label={t('comments.title')} className="mt-8 border-line border-t pt-3">
      <h2 className="pb-1 font-semibold text-base">
        {t('comments.title')} <span className="font-normal text-ink-3">{article.comments.length || ''}</span>
      </h2>
      <ul>
        {article.comments.map((comment) => (
          <li key={comment.id} className="py-2">
            <p className="flex flex-wrap items-center gap-x-2 text-ink-3">
              <Person name={comment.author.name} />
              {moment(comment.at)}
            </p>
            <p className="mt-1 whitespace-pre-line break-words text-base">{comment.text}</p>
          </li>
        ))}
      </ul>
      {mayComment && <Comment articleId={article.id} />}
    </section>
  )
}

function Comment({ articleId }: { articleId: string }) {
  const { t } = useTranslation('knowledge')
  const { personId } = useGroup()
  const draft = useDraft({ personId, form: `article.comment.${articleId}` })
  const [id, setId] = useState(() => newId())
  const verb = useVerb(() => {
    draft.clear({ restart: true })
    setId(newId())
  })
  return (
    <GuardedForm
      fetcher={verb.fetcher}
      key={draft.key}
      method="post"
      action={`/knowledge/articles/${articleId}/comment`}
      onInput={draft.keep}
      className="mt-2 grid gap-2"
    >
      <input type="hidden" name="id" value={id} suppressHydrationWarning />
      {verb.failure && <InlineError>{verb.failure}</InlineError>}
      <Field label={t('comments.own')} error={verb.errorOf('text')}>
        {(field) => (
          <Textarea {...field} name="text" rows={3} maxLength={2000} defaultValue={draftText(draft, 'text')} />
        )}
      </Field>
      <div>
        <Button type="submit" busy={verb.busy}>
          {t('comments.send')}
        </Button>
      </div>
    </GuardedForm>
  )
}
