import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BidSummary, Sentence } from '#ai/summarise-bids/summary.ts'
import { withSaid } from '#ai/summarise-bids/with-said.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { type BidReviewFilter, bidReviewConditions } from '#crm/bids/bid-review.schema.ts'
import type { FactorCount } from '#crm/bids/count-factors.server.ts'
import type { ReviewFigures as Figures } from '#crm/bids/get-bid-review.server.ts'
import { DimensionSection } from './dimension-section.tsx'
import { EvidenceDialog } from './evidence-dialog.tsx'
import { FactorTable } from './factor-table.tsx'
import { factorWords } from './factor-words.ts'
import type { NamedBid } from './records-behind.ts'
import { reviewQuery } from './review-address.ts'
import { ReviewFigures } from './review-figures.tsx'
import { useWrittenSummary, type WrittenOfPage } from './use-written-summary.ts'
import { WrittenBar } from './written-bar.tsx'

export interface ReviewBodyProps {
  filter: BidReviewFilter
  figures: Figures
  factors: FactorCount[]
  /** those behind the sentences */
  bids: NamedBid[]
  summary: BidSummary
  /** the model that can be asked to write; null where none is configured */
  model: string | null
}

/** Figures, sentences by dimension and the table of factors; or why there is nothing to say. */
export function ReviewBody({ filter, figures, factors, bids, summary: chosen, model }: ReviewBodyProps) {
  const { t } = useTranslation('bid-review')
  const [opened, setOpened] = useState<Sentence | null>(null)
  const written = useWrittenSummary(reviewQuery(filter))
  const said = shownOf(written)
  const summary = said ? withSaid(chosen, said.dimensions) : chosen
  const byId = new Map([...bids, ...(said?.bids ?? [])].map((bid) => [bid.id, bid]))
  if (summary.state === 'none') return <None filter={filter} ended={figures.ended} />
  return (
    <>
      <ReviewFigures figures={figures} />
      <div className="grid grid-cols-[minmax(0,1fr)] border-line border-t wide:grid-cols-[minmax(0,48fr)_minmax(0,52fr)]">
        <div className="min-w-0 border-line px-5 py-4 wide:border-r phone:px-4">
          {model !== null && summary.state !== 'nothing-found' && <WrittenBar model={model} of={written} />}
          <Headline summary={summary} comparable={factors.some(({ confidence }) => confidence !== 'few')} />
          {summary.dimensions.map((each) => (
            <DimensionSection
              key={each.dimension}
              summary={each}
              scores={figures.scores.find(({ dimension }) => dimension === each.dimension)}
              bids={byId}
              onOpen={setOpened}
            />
          ))}
        </div>
        <div className="min-w-0 border-line px-5 py-4 fold:border-t phone:border-t-8 phone:border-canvas phone:px-4">
          <FactorTable factors={factors} average={figures.rate} />
        </div>
      </div>
      <footer className="break-words border-line border-t bg-sunken px-5 py-2 text-ink-3 phone:px-4">
        {said
          ? t('method.written', { count: figures.reviewed, model: said.model })
          : t('method.text', { count: figures.reviewed, read: summary.read })}
        {summary.dropped > 0 && ` ${t('method.dropped', { count: summary.dropped })}`}
        {figures.capped && ` ${t('method.capped')}`}
      </footer>
      {opened && <EvidenceDialog sentence={opened} bids={byId} onClose={() => setOpened(null)} />}
    </>
  )
}

/** What a model wrote, where that is to be seen and there is any of it. */
function shownOf({ view, writing }: WrittenOfPage) {
  if (view !== 'model' || writing.state !== 'ended' || writing.written.state !== 'written') return null
  const { dimensions, model } = writing.written
  return dimensions.length > 0 ? { dimensions, model, bids: writing.bids } : null
}

/** The most telling of each side in one line; or why there is none. */
function Headline({ summary, comparable }: { summary: BidSummary; comparable: boolean }) {
  const { t } = useTranslation('bid-review')
  const { sentence } = useGroup()
  if (summary.state === 'nothing-found')
    return (
      <EmptyState className="py-4" title={t('nothingFound.title')}>
        {t('nothingFound.text')}
      </EmptyState>
    )
  const told = summary.dimensions.flatMap(({ sentences }) => sentences)
  const of = (which: 'won' | 'lost') =>
    told
      .flatMap((one) => (one.kind === 'figure' && one.side === which ? [one.factor] : []))
      .toSorted((a, b) => a.p - b.p)
      .slice(0, 2)
      .map((factor) => factorWords(factor, sentence))
      .join(t('headline.and'))
  const [won, lost] = [of('won'), of('lost')]
  const text =
    summary.state === 'one'
      ? t('headline.one')
      : won && lost
        ? t('headline.both', { won, lost })
        : won
          ? t('headline.won', { won })
          : lost
            ? t('headline.lost', { lost })
            : t(comparable ? 'headline.none' : 'headline.few', { count: summary.read })
  return <p className="mb-1 break-words font-semibold text-lg leading-7">{text}</p>
}

/** No bid at all yet, none that the conditions let through, or none that anybody has looked back at. */
function None({ filter, ended }: { filter: BidReviewFilter; ended: number }) {
  const { t } = useTranslation('bid-review')
  const narrowed = bidReviewConditions.some((condition) => filter[condition] !== undefined)
  const what = ended > 0 ? 'unwritten' : narrowed ? 'filtered' : 'nothing'
  return (
    <div className="border-line border-t px-5 phone:px-4">
      <EmptyState
        title={t(`none.${what}`)}
        action={
          narrowed ? (
            <ButtonLink to="/bids/review">{t('none.clear')}</ButtonLink>
          ) : (
            <ButtonLink to="/bids?review=owed">{t('none.owed')}</ButtonLink>
          )
        }
      >
        {t(`none.${what}Text`)}
      </EmptyState>
    </div>
  )
}
