import { Download, FileText, ListTree } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button, buttonClass } from '#app/components/ui/button.tsx'
import type { ReviewView } from '#crm/contract-reviews/get-review.server.ts'
import { FlagBeam } from './flag-beam.tsx'

interface Props {
  review: Omit<ReviewView, 'fileId'>
  focus: number | null
  /** null where the file has no pages of its own */
  asPrinted: boolean | null
  onFocus: (place: number) => void
  onPrinted: (asPrinted: boolean) => void
  onClauses: () => void
}

/** Which contract in which version, how far the review is, and the ways to look at it. */
export function ReviewHead({ review, focus, asPrinted, onFocus, onPrinted, onClauses }: Props) {
  const { t } = useTranslation('reviews')
  const { flags, versionId } = review
  const missing = flags.filter(({ at }) => !at).length
  return (
    <header className="review-head">
      <div className="flex min-w-0 items-center gap-3">
        <h1 className="cut min-w-0 font-semibold text-lg phone:text-base">{review.document.name}</h1>
        <Badge>{t('version', { number: review.number })}</Badge>
        <Versions review={review} />
      </div>
      <div className="flex min-w-0 items-center gap-2 desk:ml-auto">
        <FlagBeam flags={flags} focus={focus} onFocus={onFocus} />
        {missing > 0 && <span className="phone-only text-ink-3">· {t('missingCount', { count: missing })}</span>}
        <span className="ml-auto flex flex-none items-center gap-2">
          <Button size="sm" variant="quiet" icon={<ListTree />} className="outline-button" onClick={onClauses}>
            <span className="phone:sr-only">{t('clauses')}</span>
          </Button>
          {asPrinted !== null && (
            <Button size="sm" variant="quiet" icon={<FileText />} onClick={() => onPrinted(!asPrinted)}>
              <span className="phone:sr-only">{t(asPrinted ? 'asText' : 'asPrinted')}</span>
            </Button>
          )}
          <a className={buttonClass({ size: 'sm' })} href={`/documents/${versionId}/file`} download>
            <Download aria-hidden className="phone-only size-4" />
            <span className="phone:sr-only">{t('download')}</span>
          </a>
        </span>
      </div>
    </header>
  )
}

/** The other versions of the document. */
function Versions({ review }: Pick<Props, 'review'>) {
  const { t } = useTranslation('reviews')
  return review.document.versions
    .filter(({ id }) => id !== review.versionId)
    .map(({ id, number }) => (
      <Link key={id} className="link" to={`/documents/${id}`}>
        {t('version', { number })}
      </Link>
    ))
}
