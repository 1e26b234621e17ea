import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecommendedArticle, RecommendedBid } from '#ai/recommend-knowledge/recommended.ts'
import { Button } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Skeleton } from '#app/components/ui/skeleton.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { ResultBadge } from '#app/screens/bids/result-badge.tsx'
import { useFactorWords } from '#app/screens/bids/use-factor-words.ts'
import { HiddenLines } from './hidden-lines.tsx'
import { RecommendationLine } from './recommendation-line.tsx'
import { useLogShown } from './use-log-shown.ts'
import { type Said, useRecommendations } from './use-recommendations.ts'
import { useWhyWords } from './use-why-words.ts'

/** What was written down that helps with an opportunity: articles and past bids, each with why, and what the reader says of them. */
export function RecommendationsSection({ opportunityId }: { opportunityId: string }) {
  const { t } = useTranslation('recommendations')
  const { name } = useGroup()
  const toast = useToast()
  const place = useRef<HTMLElement>(null)
  const { recommendations, failed, again, say, busy } = useRecommendations(opportunityId)
  useLogShown(place, recommendations)
  const told = async (about: Said, title: string, act: 'useful' | 'not-useful' | 'withdrawn') => {
    if (!(await say(about, act))) {
      toast.show({ text: t('notKept'), tone: 'risk' })
      return
    }
    if (act !== 'not-useful') return
    toast.show({
      text: t('putAside', { title }),
      action: { label: t('undo'), onClick: () => void told(about, title, 'withdrawn') },
    })
  }
  const { articles = [], bids = [], hidden = [] } = recommendations ?? {}
  const heading = 'flex h-11 items-center font-semibold text-base'
  return (
    <section
      ref={place}
      aria-label={t('title')}
      aria-busy={!recommendations && !failed}
      className="mt-3 border-line border-t"
    >
      <h2 className={heading}>{t('title')}</h2>
      {failed && (
        <InlineError
          tone="watch"
          action={
            <Button size="sm" onClick={again}>
              {t('again')}
            </Button>
          }
        >
          {t('failed')}
        </InlineError>
      )}
      {!recommendations && !failed && <Waiting />}
      {recommendations && articles.length === 0 && bids.length === 0 && (
        <p className="text-ink-3">
          {t('empty')}{' '}
          <Link className="link" to="/knowledge">
            {t('browse')}
          </Link>
        </p>
      )}
      {articles.length > 0 && (
        <ul>
          {articles.map((article) => (
            <ArticleLine
              key={article.id}
              article={article}
              to={`/knowledge/articles/${article.id}?opportunity=${opportunityId}`}
              busy={busy}
              onSay={(act) => void told({ type: 'article', id: article.id }, article.title, act)}
            />
          ))}
        </ul>
      )}
      {bids.length > 0 && (
        <>
          <h3 className={heading}>{t('bids')}</h3>
          <ul>
            {bids.map((bid) => (
              <BidLine
                key={bid.id}
                bid={bid}
                to={`/bids/${bid.id}/post-mortem?opportunity=${opportunityId}`}
                busy={busy}
                onSay={(act) => void told({ type: 'bid', id: bid.id }, name(bid.name), act)}
              />
            ))}
          </ul>
        </>
      )}
      <HiddenLines
        hidden={hidden}
        busy={busy}
        onRestore={({ type, id }, title) => void told({ type, id }, title, 'withdrawn')}
      />
    </section>
  )
}

function Waiting() {
  const { t } = useTranslation('recommendations')
  return (
    <div role="status" className="grid gap-3 py-2">
      <span className="sr-only">{t('loading')}</span>
      <Skeleton width="lg" />
      <Skeleton width="full" />
      <Skeleton width="lg" />
    </div>
  )
}

interface LineProps {
  to: string
  busy: boolean
  onSay: (act: 'useful' | 'not-useful' | 'withdrawn') => void
}

function ArticleLine({ article, ...line }: LineProps & { article: RecommendedArticle }) {
  const { t } = useTranslation('recommendations')
  const words = useWhyWords()
  const { title, excerpt, useful, said } = article
  return (
    <RecommendationLine
      {...line}
      {...{ title, excerpt, useful, said }}
      why={article.why.map(words).join(t('why.stop'))}
    />
  )
}

/** A past bid: whose it was, how it ended and why. */
function BidLine({ bid, ...line }: LineProps & { bid: RecommendedBid }) {
  const { t } = useTranslation('recommendations')
  const { name } = useGroup()
  const words = useWhyWords()
  const factor = useFactorWords()
  const { excerpt, useful, said } = bid
  const told = [
    ...(bid.winner ? [t('winner', { name: bid.winner })] : []),
    ...(bid.mainReason ? [t('reason', { reason: factor({ ...bid.mainReason, value: null }) })] : []),
    ...bid.why.map(words),
  ]
  return (
    <RecommendationLine
      {...line}
      {...{ excerpt, useful, said }}
      title={name(bid.name)}
      mark={
        <>
          <ResultBadge result={bid.result} />
          <span className="text-ink-3">{name(bid.customer)}</span>
        </>
      }
      why={told.join(t('why.stop'))}
    />
  )
}
