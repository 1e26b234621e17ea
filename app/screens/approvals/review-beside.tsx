import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { flagPath } from '#app/http/record-path.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { SeverityWord } from '#app/screens/reviews/severity-word.tsx'
import type { ReviewBeside as Review } from '#crm/approvals/approval-views.ts'
import type { ClauseSeverity } from '#crm/clauses/clause-severities.ts'

/** What the review found in the document that is to be approved, the gravest first, each with the way to its place. */
export function ReviewBeside({ review }: { review: Review }) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const { versionId, flags, decided, first } = review
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-2.5 text-ink-3">
        <Link
          className="link min-w-0 break-words phone:inline-flex phone:min-h-11 phone:items-center"
          to={`/documents/${versionId}`}
        >
          {review.documentName} {t('review.version', { number: review.number })}
        </Link>
        <span>
          {review.state !== 'done'
            ? t('review.running')
            : flags === 0
              ? t('review.clean')
              : t('review.progress', { flags, decided })}
        </span>
        {review.high > 0 && <span className="text-risk-text">{t('review.high', { count: review.high })}</span>}
      </p>
      <ul className="mt-1">
        {first.map((flag) => (
          <li key={flag.id} className="border-line border-t first:border-t-0">
            <Link
              to={flagPath({ versionId, flagId: flag.id })}
              className="group flex min-h-11 items-start gap-2.5 py-2 hover:bg-hover"
            >
              <SeverityWord severity={flag.severity as ClauseSeverity} />
              <span className="min-w-0 flex-1">
                <span className="font-medium group-hover:underline">{name(flag.name)}</span>{' '}
                <span className="text-ink-3">{flag.clause}</span>
                <span className="cut block text-ink-3">{flag.quote}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {flags > 0 && (
        <Link className="link inline-flex items-center phone:min-h-11" to={`/documents/${versionId}`}>
          {t('review.open')}
        </Link>
      )}
    </>
  )
}
