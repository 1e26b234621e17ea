import { Lock } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { KeyFigures } from '#app/components/ui/key-figures.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { SubmissionPreview } from '#crm/approvals/approval-views.ts'
import { newId } from '#lib/ids.ts'
import { approvalAddress } from './approval-address.ts'
import { NotableLine } from './notable-line.tsx'
import { useFigures, useTitle } from './request-head.tsx'
import { submissionPath } from './request-verbs.tsx'
import { StepList } from './step-list.tsx'
import { useFault } from './use-fault.ts'
import { useRefusal } from './use-refusal.ts'
import { useTimes } from './use-times.ts'

interface Props {
  preview: SubmissionPreview
}

/** What would happen, before anything does: who is asked in which order by which rule, and what they will see first. */
export function PreviewScreen({ preview }: Props) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const { subject, steps, rows, notables, fault, resubmits } = preview
  const say = useFault()
  const title = useTitle()
  const { span } = useTimes('')
  const people = new Set(steps.flatMap((step) => step.people.map(({ id }) => id))).size
  const hours = steps.reduce((sum, step) => sum + (step.state === 'skipped' ? 0 : step.hours), 0)
  const figures = useFigures(subject, notables)
  return (
    <div className="flex h-full min-h-0 flex-col overflow-y-auto">
      <div className="grid flex-1 desk:grid-cols-[minmax(0,1fr)_376px]">
        <div className="page-pad min-w-0 pt-4.5 pb-6">
          <p className="text-ink-3">
            {[t(`kind.${subject.type}`), subject.number, name(subject.customer)].join(' · ')}
          </p>
          <p className="text-pretty font-semibold text-lg">{title(subject)}</p>
          <KeyFigures className="mt-3" figures={figures} />
          <div className="mt-4 border-line border-t pt-4">
            {fault ? (
              <>
                <h1 className="font-semibold text-xl">{t('preview.cannot')}</h1>
                <InlineError tone="watch" className="mt-2">
                  <p>{say(fault)}</p>
                  {fault.kind === 'returned' && (
                    <Link className="link" to={approvalAddress({ list: 'submitted', id: fault.requestId })}>
                      {t('progress.open')}
                    </Link>
                  )}
                </InlineError>
              </>
            ) : (
              <>
                <h1 className="font-semibold text-xl">
                  {t('preview.title', { count: people })}
                  {hours > 0 && t('preview.longest', { span: span(hours * 3_600_000) })}
                </h1>
                <p className="mt-0.5 text-base text-ink-2">{t(resubmits ? 'preview.again' : 'preview.lead')}</p>
              </>
            )}
          </div>
          {steps.length > 0 && (
            <div className="mt-5">
              <StepList steps={steps} rows={rows} />
            </div>
          )}
        </div>
        <aside className="border-line px-5 pb-6 desk:border-l desk:bg-canvas phone:border-t-8 phone:border-canvas phone:px-4">
          <h2 className="flex h-11 items-center font-semibold text-base">{t('notables.first')}</h2>
          {notables.length === 0 ? (
            <p className="text-ink-3">{t('notables.none')}</p>
          ) : (
            <ul>
              {notables.map((notable, at) => (
                <NotableLine key={`${notable.kind} ${at + 1}`} notable={notable} />
              ))}
            </ul>
          )}
          {!fault && <SubmissionForm preview={preview} />}
        </aside>
      </div>
      <Foot preview={preview} />
    </div>
  )
}

/** The form's own id: its button stands at the bottom of the page. */
const formId = 'submission'

function SubmissionForm({ preview }: Props) {
  const { t } = useTranslation('approvals')
  const { personId } = useGroup()
  const toast = useToast()
  const navigate = useNavigate()
  const refusal = useRefusal()
  const { subject } = preview
  const isException = subject.type === 'stage-exception'
  const field = isException ? 'reason' : 'note'
  const [id] = useState(() => newId())
  const draft = useDraft({ personId, form: `submission.${subject.id}` })
  const verb = useVerb(({ created }) => {
    draft.clear()
    toast.show({ text: t('preview.submitted') })
    if (created) void navigate(approvalAddress({ list: 'submitted', id: created }))
  })
  return (
    <GuardedForm
      key={draft.key}
      fetcher={verb.fetcher}
      id={formId}
      method="post"
      action={submissionPath(subject)}
      className="mt-4 grid gap-3"
      onInput={draft.keep}
      onSubmit={(event) => {
        // A second click comes before the first has drawn anything.
        if (verb.busy) event.preventDefault()
      }}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="figuresVersion" value={preview.figuresVersion} />
      {verb.failed && <InlineError>{refusal(verb.failed)}</InlineError>}
      <Field
        label={t(isException ? 'preview.reason' : 'preview.note')}
        error={verb.errorOf(field)}
        required={isException}
      >
        {(attributes) => (
          <Textarea
            {...attributes}
            name={field}
            rows={3}
            maxLength={1000}
            placeholder={t(isException ? 'preview.reasonPlaceholder' : 'preview.notePlaceholder')}
            defaultValue={draftText(draft, field)}
          />
        )}
      </Field>
    </GuardedForm>
  )
}

function Foot({ preview }: Props) {
  const { t } = useTranslation('approvals')
  const { subject, fault } = preview
  const isContract = subject.type === 'contract'
  return (
    <footer
      data-foot
      className="sticky bottom-0 z-10 flex flex-none items-center gap-2 border-line border-t bg-surface px-6 py-3 phone:flex-wrap phone:px-4 phone:pt-2 phone:pb-[max(12px,env(safe-area-inset-bottom))]"
    >
      <span className="flex min-w-0 flex-1 items-center gap-1.5 text-ink-2 phone:basis-full phone:text-sm">
        {!fault && (
          <>
            <Lock aria-hidden className="size-3.5 text-ink-3" />
            {t(isContract ? 'preview.lock' : 'preview.lockException')}
          </>
        )}
      </span>
      <ButtonLink className="phone:flex-1" to={`/${isContract ? 'contracts' : 'opportunities'}/${subject.id}`}>
        {t('preview.back')}
      </ButtonLink>
      {!fault && (
        <Button type="submit" form={formId} variant="primary" className="phone:flex-[1.4]">
          {t('preview.submit')}
        </Button>
      )}
    </footer>
  )
}
