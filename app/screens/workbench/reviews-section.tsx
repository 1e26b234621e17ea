import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { LineItem, Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { SeverityCounts } from '#app/screens/reviews/severity-word.tsx'
import type { OpenReview } from '#crm/contract-reviews/find-open-reviews.server.ts'
import type { WorkbenchData } from './workbench-data.ts'

/** Contracts whose review is not at its end: for legal what there is to look at, for a rep what becomes of theirs. */
export function ReviewsSection({ reviews }: { reviews: NonNullable<WorkbenchData['reviews']> }) {
  const { t } = useTranslation('workbench')
  if (reviews.rows.length === 0 && !reviews.decides) return null
  const { rows } = reviews
  return (
    <Section title={t(reviews.decides ? 'reviews.toLook' : 'reviews.mine')} count={rows.length} fixed>
      {rows.length === 0 && <p className="text-ink-3">{t('reviews.none')}</p>}
      {rows.map((review) => (
        <Review key={review.versionId} review={review} />
      ))}
      {reviews.more && <p className="pt-1 text-ink-3">{t('reviews.more', { count: rows.length })}</p>}
    </Section>
  )
}

function Review({ review }: { review: OpenReview }) {
  const { t } = useTranslation(['workbench', 'reviews'])
  const { name, moment } = useGroup()
  const { document, number, state, decided, all } = review
  return (
    <LineItem
      kind={t('reviews:version', { number })}
      end={
        <span className="flex items-center gap-2">
          {state === 'done' ? (
            <>
              <span className="whitespace-nowrap text-ink-3">{t('reviews.looked', { decided, all })}</span>
              <SeverityCounts counts={review.flags} />
            </>
          ) : (
            <span className="text-ink-3">{t(`reviews:state.${state}`)}</span>
          )}
        </span>
      }
    >
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
        <Link className="cut font-medium hover:underline" to={`/documents/${review.versionId}`}>
          {document}
        </Link>
        <span className="cut min-w-0 text-ink-3">
          {[name(review.customer), name(review.uploadedBy), moment(review.uploadedAt)].join(' · ')}
        </span>
      </div>
    </LineItem>
  )
}
