import type { RecommendedTopic } from '#crm/opportunities/decide-topics.server.ts'
import { readPublished } from '#knowledge/articles/read-published.server.ts'
import type { AskedVector } from '#knowledge/embedders/ask-embedder.server.ts'
import type { SearchHit } from '#knowledge/search/hit.ts'
import { searchKnowledge } from '#knowledge/search-knowledge.server.ts'
import type { Actor } from '#prisma/actor.ts'
import { ownWords, plain, tells, termsStanding, toldBy } from './deal-terms.ts'
import type { DealWords } from './deal-words.ts'
import { excerptOf } from './excerpt-of.ts'
import type { RecommendedArticle, WhyArticle } from './recommended.ts'
import type { Tx } from './verb-tx.ts'

/** An article that may be recommended, and how well it fits; not yet how it was received. */
export type ArticleCandidate = Omit<RecommendedArticle, 'useful' | 'said'> & { score: number }

/** What a rule asks for counts more than a likeness, and what was written lately a little less than what the deal is about. */
const weights = { rule: 1, about: 0.8, lately: 0.6 }
/** Rules whose topics are looked for: each costs a search. */
const mostTopics = 5
const hitsOf = { topic: 2, likeness: 5 }
/** Beside the best hit, and in words that are shared: below that it is chance. */
const leastScore = 0.5
const leastWords = 2
/** Of what terms tell together: one term of some length, or two short ones; of notes, which speak of much, more. */
const leastTold = { about: 2, lately: 3 }

interface FindOptions {
  tx: Tx
  actor: Actor
  topics: readonly RecommendedTopic[]
  words: DealWords
  /** the vector of what the deal is about, where an endpoint makes it */
  asked: AskedVector | null
}

/** Articles that the actor may read and that rules, or what the deal is about, speak for; each once, with all that speaks for it. */
export async function findArticlesFor({ tx, actor, topics, words, asked }: FindOptions): Promise<ArticleCandidate[]> {
  const found = new Map<string, { hit: SearchHit; score: number; why: WhyArticle[] }>()
  const add = (hit: SearchHit, weight: number, why: WhyArticle) => {
    const { id } = hit.source
    const known = found.get(id)
    const score = weight * hit.score
    // That it fits twice counts a little more than once.
    if (known) found.set(id, { ...known, score: known.score + score / 2, why: [...known.why, why] })
    else found.set(id, { hit, score, why: [why] })
  }
  const search = async (query: string, mode: 'words' | 'both') =>
    query === '' ? [] : (await searchKnowledge({ tx, actor, query, types: ['article'], most: 10, mode, asked })).hits
  for (const topic of topics.slice(0, mostTopics)) {
    const hits = await search(plain(`${topic.words.zh} ${topic.words.en}`), 'words')
    for (const hit of hits.filter((one) => isOfTopic(one, topic)).slice(0, hitsOf.topic)) {
      const { id, name, why } = topic.rule
      add(hit, weights.rule, { kind: 'rule', ruleId: id, name, why })
    }
  }
  for (const kind of ['about', 'lately'] as const) {
    const { query, terms } = words[kind]
    const hits = (await search(query, kind === 'about' ? 'both' : 'words'))
      .filter(({ score }) => score >= leastScore)
      .map((hit) => ({ hit, shared: termsStanding(terms, passageOf(hit)) }))
      .filter(({ shared }) => toldBy(shared) >= leastTold[kind])
    for (const { hit, shared } of hits.slice(0, hitsOf.likeness)) {
      add(hit, weights[kind], { kind, words: shared.map(({ shown }) => shown) })
    }
  }
  const published = await readPublished({ tx, ids: [...found.keys()] })
  return [...found].flatMap(([id, { hit, score, why }]) => {
    const article = published.get(id)
    return article ? [{ id, ...article, excerpt: excerptOf(hit.text, hit.marks.text), why, score }] : []
  })
}

const passageOf = ({ heading, text }: SearchHit) => `${heading}\n${text}`

/** Whether what a topic found is about it: of its kind, with enough of its words, and with one of the names that it asks for. */
function isOfTopic(hit: SearchHit, { kind, words, names }: RecommendedTopic): boolean {
  if (hit.score < leastScore || (kind !== 'any' && hit.article?.kind !== kind)) return false
  if (names.length > 0 && !names.some((name) => passageOf(hit).includes(name))) return false
  return hit.why.words.filter(tells).length >= Math.min(leastWords, ownWords(words.zh).length)
}
