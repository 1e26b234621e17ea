import { type Bilingual, findFact } from '#engine/vocabulary.ts'
import { articleKinds } from '#knowledge/articles/article.schema.ts'
import { opportunityVocabulary } from './opportunity.vocabulary.ts'

/** Of which kind what a rule recommends has to be. */
export const topicKinds = ['any', ...articleKinds] as const
export type TopicKind = (typeof topicKinds)[number]

/** What a topic can take from the opportunity, written `{product}`: facts by their ids. */
export const topicPlaces = ['product', 'competitors'] as const
export type TopicPlace = (typeof topicPlaces)[number]

export const isTopicKind = (kind: string): kind is TopicKind => (topicKinds as readonly string[]).includes(kind)
export const isTopicPlace = (name: string): name is TopicPlace => (topicPlaces as readonly string[]).includes(name)

const place = /\{([^{}]*)\}/g

/** The names in braces that stand in a topic. */
export function placesIn(topic: string): string[] {
  return [...topic.matchAll(place)].map((found) => found[1] ?? '')
}

/** A topic as it is looked for: what the opportunity has in place of each name, nothing where it has none. */
export function fillTopic(topic: string, values: Readonly<Record<TopicPlace, string>>): string {
  return topic
    .replaceAll(place, (_, name: string) => (isTopicPlace(name) ? values[name] : ''))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** A topic as people read it: each name in braces by what the fact is called. */
export function sayTopic(topic: Bilingual): Bilingual {
  const said = (side: 'zh' | 'en') =>
    topic[side].replaceAll(place, (whole, name: string) => {
      const labels = findFact(opportunityVocabulary, name)?.labels
      return labels ? { zh: `〔${labels.zh}〕`, en: `[${labels.en}]` }[side] : whole
    })
  return { zh: said('zh'), en: said('en') }
}
