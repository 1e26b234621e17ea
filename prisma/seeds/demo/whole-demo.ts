import { compareText } from '#prisma/seeds/compare-text.ts'
import type { Dataset, TableName } from '#prisma/seeds/dataset.ts'
import { bidStory } from './bids/bid-story.ts'
import { buildDemo, type DemoOptions, demoStory } from './build-demo.ts'

/** The demonstration group with what its old books have: the year that is told day by day, and three years of bids. */
export function wholeDemo(options: DemoOptions): Dataset {
  const dataset = buildDemo(options)
  const { relationships } = demoStory(options).base
  const story = bidStory({ dataset, relationships, today: options.today })
  for (const table of Object.keys(story) as TableName[]) (dataset[table] as unknown[]).push(...(story[table] ?? []))
  dataset.domain_event.sort((one, other) => compareText(one.at, other.at) || compareText(one.id, other.id))
  return dataset
}
