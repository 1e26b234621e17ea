import type { CustomerEntry, Market } from './customer-entry.ts'
import { energyAndSea } from './energy-and-sea.ts'
import { metals } from './metals.ts'
import { processes } from './processes.ts'

export const customers: readonly CustomerEntry[] = [...metals, ...processes, ...energyAndSea]

/** The industry of a market, by its id in the customer master. */
export function industryOf(market: Market): string {
  return market === 'petrochemical' || market === 'coal-chemicals' ? 'chemicals' : market
}
