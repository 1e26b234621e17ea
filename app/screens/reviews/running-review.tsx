import { Check, Circle, LoaderCircle } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button, buttonClass } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ReviewView } from '#crm/contract-reviews/get-review.server.ts'

const steps = ['waiting', 'reading', 'reviewing'] as const

/** How far a review is, or why there is nothing of it to be shown, and what can be done about it. */
export function RunningReview({ review }: { review: Omit<ReviewView, 'fileId'> }) {
  const { t } = useTranslation(['reviews', 'documents'])
  const verb = useVerb(useCallback(() => {}, []))
  const { state, versionId, may } = review
  const at = steps.indexOf(state as (typeof steps)[number])
  const isGoing = at >= 0
  return (
    <div className="page-pad mx-auto w-full max-w-2xl pt-8">
      <h1 className="font-semibold text-xl">{review.document.name}</h1>
      <p className="text-ink-3">{review.fileName}</p>
      {isGoing && (
        <ol className="mt-6" aria-live="polite">
          {steps.map((step, place) => {
            const Mark = place < at ? Check : place === at ? LoaderCircle : Circle
            return (
              <li
                key={step}
                aria-current={place === at ? 'step' : undefined}
                className="flex items-center gap-2.5 py-1.5"
              >
                <Mark
                  aria-hidden
                  className={`size-4 flex-none ${place === at ? 'animate-spin text-accent-mark' : place < at ? 'text-good-mark' : 'text-ink-off'}`}
                />
                <span className={place > at ? 'text-ink-3' : ''}>{t(`step.${step}`)}</span>
              </li>
            )
          })}
        </ol>
      )}
      {state === 'failed' && (
        <div className="mt-6">
          <InlineError>{t(`documents:unreadable.${review.problem ?? 'gave-up'}` as never) as string}</InlineError>
        </div>
      )}
      {state === 'done' && (
        <div className="mt-6">
          <InlineError>{t('lost')}</InlineError>
        </div>
      )}
      {state === 'cancelled' && <p className="mt-6 text-ink-2">{t('cancelled')}</p>}
      {verb.failure && <InlineError>{verb.failure}</InlineError>}
      <div className="mt-6 flex gap-2.5">
        {may.run && state !== 'done' && (
          <GuardedForm
            fetcher={verb.fetcher}
            method="post"
            action={`/documents/${versionId}/${isGoing ? 'cancel-review' : 'ask-review'}`}
          >
            <Button type="submit" variant={isGoing ? 'second' : 'primary'} busy={verb.busy}>
              {t(isGoing ? 'cancel' : 'again')}
            </Button>
          </GuardedForm>
        )}
        <a className={buttonClass()} href={`/documents/${versionId}/file`} download>
          {t('download')}
        </a>
        {review.opportunity && (
          <Link className={buttonClass({ variant: 'quiet' })} to={`/opportunities/${review.opportunity.id}`}>
            {t('toOpportunity')}
          </Link>
        )}
      </div>
    </div>
  )
}
