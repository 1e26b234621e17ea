import {
  ArrowRightLeft,
  Calendar,
  Check,
  FileCheck,
  FileSymlink,
  FileUp,
  FileX,
  Flag,
  Gavel,
  MessageSquareText,
  Pencil,
  Plus,
  RotateCcw,
  ShieldAlert,
  Signature,
  Stamp,
  Undo2,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { Timeline } from '#app/components/ui/timeline.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { newId } from '#lib/ids.ts'
import type { RecordData } from './record-data.ts'
import { useEntryWords } from './use-entry-words.ts'
import { useVerb } from './use-verb.ts'

type Props = Pick<RecordData, 'opportunity' | 'timeline' | 'may'>

const icons: Record<string, typeof Check> = {
  'opportunity.opened': Plus,
  'opportunity.promoted': ArrowRightLeft,
  'opportunity.promotion-refused': ShieldAlert,
  'opportunity.rolled-back': Undo2,
  'opportunity.closed': Flag,
  'opportunity.reopened': RotateCcw,
  'opportunity.changed': Pencil,
  'opportunity.team-changed': Users,
  'activity.done': Check,
  'activity.planned': Calendar,
  'note.written': MessageSquareText,
  'document.added': FileUp,
  'document.attached': FileSymlink,
  'contract-review.finished': FileCheck,
  'contract-review.failed': FileX,
  'contract.signed': Signature,
  'bid.opened': Gavel,
  'bid.result-recorded': Gavel,
  'post-mortem.submitted': Gavel,
}

/** All that happens to requests for approval has one mark. */
const iconOf = (type: string) => icons[type] ?? (type.startsWith('approval.') ? Stamp : Pencil)

/** What happened, newest first, and the place to add a note. */
export function TimelineSection({ opportunity, timeline, may }: Props) {
  const { t } = useTranslation('opportunities')
  const { moment, name } = useGroup()
  const words = useEntryWords(opportunity.currency)
  return (
    <Section title={t('timeline.title')} fixed id="timeline">
      {may.note && <NoteForm opportunityId={opportunity.id} />}
      {timeline.entries.length === 0 && <p className="text-ink-3">{t('timeline.none')}</p>}
      <Timeline
        items={timeline.entries.map((entry) => {
          const Icon = iconOf(entry.type)
          const requestId = entry.approval?.about ? entry.approval.requestId : entry.exception
          return {
            id: entry.id,
            icon: <Icon aria-hidden="true" className="size-3.5" />,
            children: (
              <>
                <b className="font-medium">{entry.by ? name(entry.by.name) : t('timeline.system')}</b> {words(entry)}
                {entry.via && <span className="text-ink-3"> {t('timeline.viaCopilot')}</span>}
                {requestId && (
                  <>
                    {' '}
                    <Link className="link" to={`/approvals/${requestId}`}>
                      {t(entry.exception ? 'timeline.toException' : 'timeline.toRequest')}
                    </Link>
                  </>
                )}
              </>
            ),
            when: <time dateTime={entry.at}>{moment(entry.at)}</time>,
            note: entry.note ?? undefined,
          }
        })}
      />
      {timeline.older && (
        <Link className="link" to={`?before=${encodeURIComponent(timeline.older)}#timeline`} preventScrollReset>
          {t('timeline.older')}
        </Link>
      )}
    </Section>
  )
}

function NoteForm({ opportunityId }: { opportunityId: string }) {
  const { t } = useTranslation('opportunities')
  const { personId } = useGroup()
  const [id, setId] = useState(() => newId())
  const draft = useDraft({ personId, form: `note.${opportunityId}` })
  const verb = useVerb(() => {
    draft.clear({ restart: true })
    setId(newId())
  })
  return (
    <GuardedForm
      fetcher={verb.fetcher}
      key={draft.key}
      method="post"
      action={`/opportunities/${opportunityId}/note`}
      onInput={draft.keep}
      className="mb-3.5 grid gap-2"
    >
      <input type="hidden" name="id" value={id} suppressHydrationWarning />
      {verb.failure && <InlineError>{verb.failure}</InlineError>}
      <div className="flex items-end gap-2">
        <Textarea
          name="text"
          rows={1}
          aria-label={t('timeline.note')}
          placeholder={t('timeline.note')}
          defaultValue={draftText(draft, 'text')}
          aria-invalid={verb.errorOf('text') ? true : undefined}
          className="field-sizing-content not-placeholder-shown:min-h-19 max-h-80 min-h-8 min-w-0 flex-1 resize-none py-[5px] phone:min-h-11 phone:py-[11px]"
        />
        <Button type="submit" busy={verb.busy}>
          {t('timeline.write')}
        </Button>
      </div>
      {verb.errorOf('text') && <p className="text-risk-text text-xs">{verb.errorOf('text')}</p>}
    </GuardedForm>
  )
}
