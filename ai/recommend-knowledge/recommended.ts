import type { BidResult } from '#crm/bids/bid.schema.ts'
import type { PastBid } from '#crm/bids/read-past-bids.server.ts'
import type { ArticleKind, ArticleLanguage } from '#knowledge/articles/article.schema.ts'

interface Bilingual {
  zh: string
  en: string
}

/** Why an article is handed to somebody: a rule says so, or it speaks of what the deal is about, or of what was written lately. */
export type WhyArticle =
  | { kind: 'rule'; ruleId: string; name: Bilingual; why: Bilingual }
  | { kind: 'about'; words: Bilingual[] }
  | { kind: 'lately'; words: Bilingual[] }

/** What a past bid has in common with the deal. */
export type WhyBid =
  | { kind: 'customer' }
  | { kind: 'competitor'; names: Bilingual[] }
  | { kind: 'product'; words: Bilingual[] }
  | { kind: 'region'; id: string }
  | { kind: 'industry'; id: string }
  | { kind: 'lately'; words: Bilingual[] }

interface Recommended {
  id: string
  /** the passage that fits best, cut short; null where there is none */
  excerpt: string | null
  /** people who found it useful */
  useful: number
  /** what the reader has said of it here */
  said: 'useful' | null
}

export interface RecommendedArticle extends Recommended {
  title: string
  kind: ArticleKind
  language: ArticleLanguage
  why: WhyArticle[]
}

/** A bid that was looked back at, much like this one. */
export interface RecommendedBid extends Recommended {
  name: Bilingual
  customer: Bilingual
  result: BidResult
  resultOn: string | null
  /** the competitor who won, when one did */
  winner: string | null
  mainReason: PastBid['mainReason']
  why: WhyBid[]
}

/** What is handed to somebody at an opportunity, the best first, and what they have put aside there. */
export interface Recommendations {
  opportunityId: string
  articles: RecommendedArticle[]
  bids: RecommendedBid[]
  hidden: ({ type: 'article'; id: string; title: string } | { type: 'bid'; id: string; name: Bilingual })[]
}
