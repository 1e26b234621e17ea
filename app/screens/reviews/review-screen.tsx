import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import type { FlagBox, OutlineLine, Paper } from '#app/documents/paper.ts'
import { compareReadings } from '#crm/contract-reviews/compare-readings.ts'
import type { ReviewView } from '#crm/contract-reviews/get-review.server.ts'
import { FlagPanel } from './flag-panel.tsx'
import { ModelLines } from './model-lines.tsx'
import { Outline } from './outline.tsx'
import { OwnFlagDialog } from './own-flag-dialog.tsx'
import { PaperFoot } from './paper-foot.tsx'
import { PaperView } from './paper-view.tsx'
import { PdfView } from './pdf-view.tsx'
import { ReviewHead } from './review-head.tsx'
import { RunningReview } from './running-review.tsx'
import { useAskedFlag } from './use-asked-flag.ts'
import { useDecision } from './use-decision.ts'
import { useFlagFocus } from './use-flag-focus.ts'
import { useMarkClicks } from './use-mark-clicks.ts'
import { usePickedWords } from './use-picked-words.ts'
import { useReviewKeys } from './use-review-keys.ts'

interface Props {
  review: Omit<ReviewView, 'fileId'>
  /** null while nothing was read */
  paper: Paper | null
  /** where the words of the flags are printed */
  boxes: readonly FlagBox[]
}

/** The page of a review: while it runs how far it is, then the contract with its marks. */
export function ReviewScreen({ review, paper, boxes }: Props) {
  return (
    <div className="flex h-full min-h-0 flex-col">
      {paper ? <ReviewedContract review={review} paper={paper} boxes={boxes} /> : <RunningReview review={review} />}
    </div>
  )
}

/** What is open over the contract. */
type Open = 'dismiss' | 'own' | 'clauses' | null

/** Outline, document, flag in focus, side by side; on a phone the document, and the flag on a sheet below it. */
function ReviewedContract({ review, paper, boxes }: Props & { paper: Paper }) {
  const { t } = useTranslation('reviews')
  const { flags, versionId, may, modelReading } = review
  const compared = useMemo(
    () => (modelReading?.state === 'read' ? compareReadings(flags, modelReading.flags) : null),
    [flags, modelReading],
  )
  const sheet = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open>(null)
  // On a phone the words as text: a printed page is four times as broad.
  const [asPrinted, setPrinted] = useState(false)
  useEffect(
    () => setPrinted(review.format === 'pdf' && window.matchMedia('(min-width: 761px)').matches),
    [review.format],
  )
  const view = asPrinted ? 'printed' : 'text'
  const { focus, setFocus, go, move, show, showPlace } = useFlagFocus({ paper: sheet, flags, view })
  useAskedFlag({ flags, onGo: go })
  const flag = focus === null ? undefined : flags[focus]
  const { picked, clear } = usePickedWords(sheet)

  const onDecided = useCallback(() => move(1), [move])
  const { decide, busy, failure } = useDecision({ versionId, onDecided })
  const confirm = useCallback(() => {
    if (flag && may.decide && !flag.decision && !busy) decide(flag, 'confirmed')
  }, [flag, may.decide, busy, decide])
  const dismiss = useCallback(() => {
    if (flag && may.decide && !flag.decision) setOpen('dismiss')
  }, [flag, may.decide])
  // What was asked about one flag is not answered for another.
  const flagId = flag?.id
  useEffect(() => {
    if (flagId) setOpen((now) => (now === 'dismiss' ? null : now))
  }, [flagId])
  const dismissing = {
    onClose: () => setOpen(null),
    onDone: () => {
      setOpen(null)
      move(1)
    },
  }
  const comment = useCallback(() => document.querySelector<HTMLElement>('[data-comment]')?.focus(), [])
  useMarkClicks({ frame: sheet, onFocus: setFocus })
  useReviewKeys({ onMove: move, onConfirm: confirm, onDismiss: dismiss, onComment: comment })

  const onGo = useCallback(
    ({ start, end }: OutlineLine) => {
      setOpen(null)
      const place = flags.findIndex(({ at }) => at && at.start >= start && at.start < end)
      if (place >= 0) go(place)
      else show(`[data-at="${start}"]`)
    },
    [flags, go, show],
  )
  const onShow = useCallback(
    (at: number) => {
      setOpen(null)
      showPlace(at)
    },
    [showPlace],
  )
  const onFocus = useCallback(
    (place: number) => {
      setOpen(null)
      go(place)
    },
    [go],
  )
  const outline = (
    <Outline
      paper={paper}
      flags={flags}
      coverage={review.coverage}
      focus={focus}
      onFocus={onFocus}
      onGo={onGo}
      onShow={onShow}
      model={modelReading && <ModelLines reading={modelReading} only={compared?.onlyModel ?? []} onShow={onShow} />}
    />
  )
  return (
    <>
      <ReviewHead
        review={review}
        focus={focus}
        asPrinted={review.format === 'pdf' ? asPrinted : null}
        onFocus={go}
        onPrinted={setPrinted}
        onClauses={() => setOpen('clauses')}
      />
      <div className="review-frame">
        <div className="review-outline">{outline}</div>
        <div className="review-middle">
          <div ref={sheet} className="review-paper">
            {asPrinted ? (
              <PdfView
                file={`/documents/${versionId}/file`}
                paper={paper}
                boxes={boxes}
                flags={flags}
                focus={focus}
                onFocus={setFocus}
              />
            ) : (
              <PaperView paper={paper} flags={flags} focus={focus} onFocus={setFocus} />
            )}
          </div>
          <PaperFoot
            paper={sheet}
            pages={paper.pages.length}
            view={view}
            picked={picked !== null}
            onOwn={may.decide ? () => setOpen('own') : undefined}
          />
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
              onComment={comment}
              dismissing={open === 'dismiss' ? dismissing : null}
              compared={compared?.byFlag.get(flag.id)}
            />
          ) : (
            <p className="px-5 py-4 text-ink-3">{t('noFlags')}</p>
          )}
        </div>
      </div>
      {open === 'own' && picked && (
        <OwnFlagDialog
          versionId={versionId}
          text={paper.text}
          picked={picked}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            clear()
          }}
        />
      )}
      {open === 'clauses' && (
        <ResponsiveDialog open onOpenChange={() => setOpen(null)} title={t('clauses')}>
          {outline}
        </ResponsiveDialog>
      )}
    </>
  )
}
