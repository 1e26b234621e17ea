import { listQuery } from '#app/components/lists/list-query.ts'
import type { OpportunityFilter } from '#crm/opportunities/opportunity-list.schema.ts'

const separator = ':'

/** How many cards of which stages an address asks for, beyond the first ones: `more=<stage>:<count>,…`. */
export function readShown(url: URL): Record<string, number> {
  const asked = (url.searchParams.get('more') ?? '').split(',').slice(0, 20)
  return Object.fromEntries(
    asked.flatMap((part) => {
      const [stage = '', count = ''] = part.split(separator)
      return /^[a-z-]+\.[a-z-]+$/.test(stage) && /^\d{1,3}$/.test(count) ? [[stage, Number(count)]] : []
    }),
  )
}

/** The board under the same conditions with more cards of a stage. */
export function moreAddress(
  filter: OpportunityFilter,
  show: Readonly<Record<string, number>>,
  stageId: string,
): string {
  const more = Object.entries({ ...show, [stageId]: (show[stageId] ?? 10) + 20 })
    .map(([stage, count]) => `${stage}${separator}${count}`)
    .join(',')
  const query = listQuery(filter)
  return `/opportunities/board${query}${query ? '&' : '?'}more=${more}`
}
