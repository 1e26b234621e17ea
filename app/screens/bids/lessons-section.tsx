import { Check, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'
import { newId } from '#lib/ids.ts'

type Lesson = PostMortemView['lessons'][number]

/** What is to be done otherwise, by whom and until when; closed also after the post-mortem was submitted. */
export function LessonsSection({ postMortem, mayWrite }: { postMortem: PostMortemView; mayWrite: boolean }) {
  const { t } = useTranslation('bids')
  const [opening, setOpening] = useState(false)
  const close = useCallback(() => setOpening(false), [])
  const { lessons, bid } = postMortem
  return (
    <Section
      title={t('lessons.title')}
      count={lessons.length}
      fixed
      actions={
        mayWrite && (
          <Button size="sm" variant="quiet" icon={<Plus />} onClick={() => setOpening(true)}>
            {t('lessons.add')}
          </Button>
        )
      }
    >
      {lessons.length === 0 && <p className="text-ink-3">{t('lessons.none')}</p>}
      <ul>
        {lessons.map((lesson) => (
          <LessonLine key={lesson.id} bidId={bid.id} lesson={lesson} />
        ))}
      </ul>
      {opening && <LessonDialog bidId={bid.id} onClose={close} />}
    </Section>
  )
}

function LessonLine({ bidId, lesson }: { bidId: string; lesson: Lesson }) {
  const { t } = useTranslation('bids')
  const { date } = useGroup()
  const verb = useVerb(() => undefined)
  const close = () =>
    verb.fetcher.submit({ lessonId: lesson.id }, { method: 'post', action: `/bids/${bidId}/close-lesson` })
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2.5 border-line border-t py-1 first:border-t-0">
      <span className="min-w-0 flex-1 break-words font-medium">{lesson.text}</span>
      <Person name={lesson.owner.name} size="sm" />
      {lesson.closedOn ? (
        <span className="flex items-center gap-1 text-good-text">
          <Check aria-hidden className="size-3.5" />
          {t('lessons.closed', { date: date(lesson.closedOn) })}
        </span>
      ) : (
        <time className="text-ink-3" dateTime={lesson.dueOn}>
          {date(lesson.dueOn)}
        </time>
      )}
      {lesson.mayClose && (
        <Button
          size="sm"
          variant="quiet"
          busy={verb.busy}
          aria-label={t('lessons.closeOf', { text: lesson.text })}
          onClick={close}
        >
          {t('lessons.close')}
        </Button>
      )}
      {verb.failure && <InlineError className="w-full">{verb.failure}</InlineError>}
    </li>
  )
}

function LessonDialog({ bidId, onClose }: { bidId: string; onClose: () => void }) {
  const { t } = useTranslation('bids')
  const { side, personId } = useGroup()
  const [lessonId] = useState(() => newId())
  const [chosen, setChosen] = useState<string | null>()
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side }), [side])
  const draft = useDraft({ personId, form: `post-mortem.lesson.${bidId}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  return (
    <VerbDialog
      title={t('lessons.dialog')}
      save={t('lessons.save')}
      action={`/bids/${bidId}/add-lesson`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
    >
      <input type="hidden" name="lessonId" defaultValue={draftText(draft, 'lessonId', lessonId)} />
      <Field label={t('lessons.text')} error={verb.errorOf('text')} required>
        {(field) => <Input {...field} name="text" maxLength={300} defaultValue={draftText(draft, 'text')} />}
      </Field>
      <Field label={t('lessons.owner')} error={verb.errorOf('ownerId')} required>
        {(field) => (
          <Combobox
            {...field}
            name="ownerId"
            labelName="ownerName"
            value={chosen === undefined ? draftText(draft, 'ownerId') || null : chosen}
            valueLabel={draftText(draft, 'ownerName')}
            onChange={(value) => setChosen(value)}
            fetcher={find}
            placeholder={t('lessons.find')}
          />
        )}
      </Field>
      <Field label={t('lessons.due')} error={verb.errorOf('dueOn')} required>
        {(field) => <Input {...field} type="date" name="dueOn" defaultValue={draftText(draft, 'dueOn')} />}
      </Field>
    </VerbDialog>
  )
}
