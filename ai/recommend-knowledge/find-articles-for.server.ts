import type { RecommendedTopic } from '#crm/opportunities/decide-topics.server.ts'
import { readPublished } from '#knowledge/articles/read-published.server.ts'
import type { SearchHit } from '#knowledge/search/hit.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type DealWords, ownWords, tells } from './deal-words.ts'
import { excerptOf } from './excerpt-of.ts'
import type { RecommendedArticle, WhyArticle } from './recommended.ts'

/** An article that may be recommended, and how well it fits; not yet how it was received. */
export type ArticleCandidate = Omit<RecommendedArticle, 'useful' | 'said'> & { score: number }

/** What a rule asks for counts more than a likeness, and what was written lately a little less than what the deal is about. */
const weights = { rule: 1, about: 0.8, lately: 0.6 }
/** Rules whose topics are looked for: each costs a search. */
const mostTopics = 6
const hitsOf = { topic: 2, likeness: 6 }
/** Beside the best hit, and in words that are shared: below that it is chance. */
const leastScore = 0.5
const leastWords = 2

interface FindOptions {
  tx: Tx
  actor: Actor
  topics: readonly RecommendedTopic[]
  words: DealWords
}

/** Articles that the actor may read and that rules, or what the deal is about, speak for; each once, with all that speaks for it. */
export async function findArticlesFor({ tx, actor, topics, words }: FindOptions): Promise<ArticleCandidate[]> {
  const found = new Map<string, { hit: SearchHit; score: number; why: WhyArticle[] }>()
  const add = (hit: SearchHit, weight: number, why: WhyArticle) => {
    const { id } = hit.source
    const known = found.get(id)
    const score = weight * hit.score
    // Several rules may say the same; that it fits twice counts a little more than once.
    if (known) found.set(id, { ...known, score: known.score + score / 2, why: [...known.why, why] })
    else found.set(id, { hit, score, why: [why] })
  }
  const search = (query: string) => searchKnowledge({ tx, actor, query, types: ['article'], most: 20 })
  for (const { rule, kind, words: topic } of topics.slice(0, mostTopics)) {
    const query = `${topic.zh} ${topic.en}`
    const { hits } = await search(query)
    const needed = Math.min(leastWords, ownWords(topic.zh).length)
    hits
      .filter((hit) => kind === 'any' || hit.article?.kind === kind)
      .filter((hit) => hit.score >= leastScore && sharedWords(hit).length >= needed)
      .slice(0, hitsOf.topic)
      .forEach((hit) => {
        add(hit, weights.rule, { kind: 'rule', ruleId: rule.id, name: rule.name, why: rule.why })
      })
  }
  for (const kind of ['about', 'lately'] as const) {
    if (words[kind] === '') continue
    const { hits } = await search(words[kind])
    hits
      .filter((hit) => hit.score >= leastScore && sharedWords(hit).length >= leastWords)
      .slice(0, hitsOf.likeness)
      .forEach((hit) => {
        add(hit, weights[kind], { kind, words: sharedWords(hit) })
      })
  }
  const published = await readPublished({ tx, ids: [...found.keys()] })
  return [...found].flatMap(([id, { hit, score, why }]) => {
    const article = published.get(id)
    return article ? [{ id, ...article, excerpt: excerptOf(hit.text, hit.marks.text), why, score }] : []
  })
}

/** The words that a passage shares with what was looked for, as people read them, the longest first. */
export function sharedWords(hit: Pick<SearchHit, 'why'>): string[] {
  const words = hit.why.words.filter(tells)
  // 压机 says nothing beside 快锻压机.
  return words
    .filter((word) => !words.some((other) => other !== word && other.includes(word)))
    .toSorted((one, other) => other.length - one.length)
}
