import { useCallback, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { MentionBox } from '#app/components/ui/mention-box.tsx'
import { cutAtMentions } from '#app/components/ui/mentions.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { CommentView, FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { newId } from '#lib/ids.ts'

/** What people said of a flag, and a place to say something. */
export function FlagComments({ flag, versionId, may }: { flag: FlagView; versionId: string; may: boolean }) {
  const { t } = useTranslation('reviews')
  const { moment } = useGroup()
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
            <CommentText comment={comment} />
          </li>
        ))}
      </ul>
      {may && <CommentForm flagId={flag.id} versionId={versionId} />}
    </div>
  )
}

/** What was said, with the names of those whom it mentions set off. */
function CommentText({ comment: { text, mentions } }: { comment: CommentView }) {
  const pieces = cutAtMentions(
    text,
    mentions.map(({ id, name }) => ({ id, labels: [name.zh, name.en] })),
  )
  let at = 0
  return (
    <p className="whitespace-pre-line text-pretty break-words">
      {pieces.map((piece) => {
        const key = at
        at += piece.text.length
        return piece.personId ? (
          <span key={key} className="font-medium text-accent-text">
            {piece.text}
          </span>
        ) : (
          piece.text
        )
      })}
    </p>
  )
}

function CommentForm({ flagId, versionId }: { flagId: string; versionId: string }) {
  const { t } = useTranslation('reviews')
  const { side } = useGroup()
  const [id, setId] = useState(() => newId())
  const verb = useVerb(useCallback(() => setId(newId()), []))
  const find = useCallback(
    (q: string, signal: AbortSignal) => fetchPeople({ q, signal, side, from: `/documents/${versionId}/mentionable` }),
    [side, versionId],
  )
  const errorId = useId()
  const error = verb.errorOf('text') ?? verb.errorOf('mentions') ?? verb.failure
  return (
    <GuardedForm key={id} fetcher={verb.fetcher} method="post" action={`/documents/${versionId}/comment`}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="flagId" value={flagId} />
      <MentionBox
        name="text"
        mentionsName="mentions[]"
        className="mt-1.5"
        label={t('comments.label')}
        placeholder={t('comments.hint')}
        listLabel={t('comments.people')}
        fetcher={find}
        bad={error !== undefined}
        aria-describedby={error ? errorId : undefined}
      />
      {error && (
        <InlineError className="mt-1.5">
          <span id={errorId}>{error}</span>
        </InlineError>
      )}
      <Button type="submit" size="sm" className="mt-1.5" busy={verb.busy}>
        {t('comments.send')}
      </Button>
    </GuardedForm>
  )
}
