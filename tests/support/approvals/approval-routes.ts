import type { RouteStep } from '#crm/approvals/approval-request.ts'
import type { PersonKey } from '#tests/factories/a-group.ts'

/** A step of a route as its rule says it. */
export interface RouteStepAsked extends Pick<RouteStep, 'key' | 'passes' | 'endsOn' | 'keptFor'> {
  asks: readonly PersonKey[]
  /** to headquarters */
  escalates: boolean
}

/** A row of the table: taken by the amount of the contract alone, so that a change of it is another route. */
export interface Route {
  amount: string
  steps: readonly RouteStepAsked[]
}

/** In series and in parallel, by all, by one and by a share, ended by the first rejection or when nothing is left. */
export const routes: readonly Route[] = [
  {
    amount: '1000000.00',
    steps: [
      {
        key: 'a',
        asks: ['manager', 'finance'],
        passes: 'all',
        endsOn: 'first-rejection',
        escalates: true,
        keptFor: ['amount'],
      },
      { key: 'b', asks: ['head', 'legal'], passes: 'any', endsOn: 'no-way-left', escalates: false, keptFor: [] },
    ],
  },
  {
    amount: '2000000.00',
    steps: [
      {
        key: 'a',
        asks: ['finance', 'legal', 'otherSubsidiary'],
        passes: { share: 0.5 },
        endsOn: 'no-way-left',
        escalates: true,
        keptFor: ['name', 'parties'],
      },
      { key: 'c', asks: ['head'], passes: 'all', endsOn: 'first-rejection', escalates: true, keptFor: ['delivery'] },
    ],
  },
  {
    amount: '3000000.00',
    steps: [
      { key: 'b', asks: ['legal'], passes: 'any', endsOn: 'first-rejection', escalates: true, keptFor: ['parties'] },
      {
        key: 'a',
        asks: ['manager'],
        passes: 'all',
        endsOn: 'first-rejection',
        escalates: true,
        keptFor: ['amount', 'name'],
      },
      {
        key: 'd',
        asks: ['otherSubsidiary', 'hq'],
        passes: 'any',
        endsOn: 'no-way-left',
        escalates: false,
        keptFor: [],
      },
    ],
  },
]
