import { useTranslation } from 'react-i18next'
import type { DimensionSummary, Sentence } from '#ai/summarise-bids/summary.ts'
import type { DimensionScores, ReviewedBid } from '#crm/bids/get-bid-review.server.ts'
import { ScorePair } from './interval.tsx'
import { SentenceLine } from './sentence-line.tsx'

interface Props {
  summary: DimensionSummary
  scores: DimensionScores | undefined
  bids: ReadonlyMap<string, Pick<ReviewedBid, 'customer'>>
  onOpen: (sentence: Sentence) => void
}

const order = { won: 0, lost: 1, even: 2 }

/** One dimension: its scores where we won and where we lost, and what went with either. */
export function DimensionSection({ summary, scores, bids, onOpen }: Props) {
  const { t } = useTranslation('bid-review')
  const { dimension, sentences } = summary
  const score = (value: number | null) => (value === null ? '–' : value.toFixed(1))
  const [won, lost] = [score(scores?.won ?? null), score(scores?.lost ?? null)]
  return (
    <section aria-labelledby={`of-${dimension}`} className="border-line border-b py-3 last:border-b-0">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h3 id={`of-${dimension}`} className="mr-auto font-semibold text-base">
          {t(`part.${dimension}`)}
        </h3>
        {scores && (
          <span className="flex items-center gap-2.5 text-ink-3 text-xs">
            <span>
              {t('scores.lost')} <b className="font-semibold text-ink-2">{lost}</b>
            </span>
            <ScorePair won={scores.won} lost={scores.lost} label={t('scores.label', { won, lost })} />
            <span>
              {t('scores.won')} <b className="font-semibold text-ink-2">{won}</b>
            </span>
          </span>
        )}
      </div>
      <ul className="mt-1">
        {sentences
          .toSorted((a, b) => order[a.side] - order[b.side])
          .map((sentence) => (
            <SentenceLine key={keyOf(sentence)} sentence={sentence} bids={bids} onOpen={() => onOpen(sentence)} />
          ))}
      </ul>
    </section>
  )
}

function keyOf(sentence: Sentence): string {
  const { kind, side, evidence } = sentence
  return [kind, side, evidence[0]?.chunkId, evidence[0]?.at.start, kind === 'said' && sentence.text].join(' ')
}
