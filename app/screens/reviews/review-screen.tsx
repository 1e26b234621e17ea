import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button, buttonClass } from '#app/components/ui/button.tsx'
import type { OutlineLine, Paper } from '#app/documents/paper.ts'
import type { ReviewView } from '#crm/contract-reviews/get-review.server.ts'
import { DismissDialog } from './dismiss-dialog.tsx'
import { FlagBeam } from './flag-beam.tsx'
import { FlagPanel } from './flag-panel.tsx'
import { Outline } from './outline.tsx'
import { PaperView } from './paper-view.tsx'
import { PdfView } from './pdf-view.tsx'
import { RunningReview } from './running-review.tsx'
import { useAskedFlag } from './use-asked-flag.ts'
import { useDecision } from './use-decision.ts'
import { useMarkClicks } from './use-mark-clicks.ts'
import { useReviewKeys } from './use-review-keys.ts'

interface Props {
  review: Omit<ReviewView, 'fileId'>
  /** null while nothing was read */
  paper: Paper | null
}

/** The page of a review: while it runs how far it is, then the contract with its marks. */
export function ReviewScreen({ review, paper }: Props) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      {paper ? <ReviewedContract review={review} paper={paper} /> : <RunningReview review={review} />}
    </div>
  )
}

/** Outline, document, flag in focus, side by side; on a phone the document, and the flag on a sheet below it. */
function ReviewedContract({ review, paper }: { review: Props['review']; paper: Paper }) {
  const { t } = useTranslation('reviews')
  const { flags, versionId, may } = review
  const frame = useRef<HTMLDivElement>(null)
  const first = flags.findIndex(({ decision }) => !decision)
  const [focus, setFocus] = useState<number | null>(flags.length === 0 ? null : Math.max(0, first))
  const [isDismissing, setDismissing] = useState(false)
  const flag = focus === null ? undefined : flags[focus]
  // On a phone the words as text: a printed page is four times as broad.
  const [asPrinted, setPrinted] = useState(false)
  useEffect(
    () => setPrinted(review.format === 'pdf' && window.matchMedia('(min-width: 761px)').matches),
    [review.format],
  )

  const show = useCallback((selector: string) => {
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    frame.current?.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' })
  }, [])
  const go = useCallback(
    (place: number) => {
      setFocus(place)
      show(`[data-flag="${place}"]`)
    },
    [show],
  )
  useAskedFlag({ flags, onGo: go })
  const move = useCallback(
    (by: 1 | -1) => {
      const to = (focus ?? -1) + by
      if (to >= 0 && to < flags.length) go(to)
    },
    [focus, flags.length, go],
  )
  const onDecided = useCallback(() => move(1), [move])
  const { decide, busy, failure } = useDecision({ versionId, onDecided })
  const confirm = useCallback(() => {
    if (flag && may.decide && !flag.decision && !busy) decide(flag, 'confirmed')
  }, [flag, may.decide, busy, decide])
  const dismiss = useCallback(() => {
    if (flag && may.decide && !flag.decision) setDismissing(true)
  }, [flag, may.decide])
  const comment = useCallback(() => document.querySelector<HTMLElement>('[data-comment]')?.focus(), [])
  useMarkClicks({ frame, onFocus: setFocus })
  useReviewKeys({ onMove: move, onConfirm: confirm, onDismiss: dismiss, onComment: comment })

  const onGo = useCallback(
    ({ start, end }: OutlineLine) => {
      const place = flags.findIndex(({ at }) => at && at.start >= start && at.start < end)
      if (place >= 0) go(place)
      else show(`[data-start="${start}"]`)
    },
    [flags, go, show],
  )
  return (
    <>
      <header className="flex flex-none flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-5 py-3 phone:px-4">
        <h1 className="cut min-w-0 font-semibold text-lg">{review.document.name}</h1>
        <Badge>{t('version', { number: review.number })}</Badge>
        <Versions review={review} />
        <span className="ml-auto min-w-0">
          <FlagBeam flags={flags} focus={focus} onFocus={go} />
        </span>
        {review.format === 'pdf' && (
          <Button size="sm" variant="quiet" aria-pressed={asPrinted} onClick={() => setPrinted(!asPrinted)}>
            {t(asPrinted ? 'asText' : 'asPrinted')}
          </Button>
        )}
        <a className={buttonClass({ size: 'sm' })} href={`/documents/${versionId}/file`} download>
          {t('download')}
        </a>
      </header>
      <div ref={frame} className="review-frame">
        <div className="review-outline">
          <Outline paper={paper} flags={flags} coverage={review.coverage} focus={focus} onFocus={go} onGo={onGo} />
        </div>
        <div className="review-paper">
          {asPrinted ? (
            <PdfView
              file={`/documents/${versionId}/file`}
              pages={paper.pages}
              flags={flags}
              focus={focus}
              onFocus={go}
            />
          ) : (
            <PaperView paper={paper} flags={flags} focus={focus} onFocus={go} />
          )}
        </div>
        <div className="review-flag">
          {flag && focus !== null ? (
            <FlagPanel
              flag={flag}
              place={focus}
              of={flags.length}
              versionId={versionId}
              may={may}
              busy={busy}
              failure={failure}
              onMove={move}
              onConfirm={confirm}
              onDismiss={dismiss}
              onReopen={() => decide(flag, 'open')}
            />
          ) : (
            <p className="px-5 py-4 text-ink-3">{t('noFlags')}</p>
          )}
        </div>
      </div>
      {isDismissing && flag && (
        <DismissDialog
          flag={flag}
          versionId={versionId}
          onClose={() => setDismissing(false)}
          onDone={() => {
            setDismissing(false)
            move(1)
          }}
        />
      )}
    </>
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
