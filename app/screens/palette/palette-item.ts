import type { ReactNode } from 'react'

/** A line of the palette: where it leads, or what it does. */
export interface PaletteItem {
  /** of all lines; a record’s kind and id, or the name of an action */
  id: string
  icon: ReactNode
  label: string
  /** what tells it from others of its name */
  note?: string
  /** at the end of the line */
  end?: ReactNode
  /** an address: opened here, or in a new tab */
  to?: string
  run?: () => void
}

export interface PaletteGroup {
  id: string
  heading: string
  items: PaletteItem[]
  /** how well its best line meets the query, the lower the better: groups stand in this order */
  best: number
}

/** The groups that have something in them, the best first; of as good ones in the order given. */
export function inOrder(groups: readonly PaletteGroup[]): PaletteGroup[] {
  return groups.filter(({ items }) => items.length > 0).sort((a, b) => a.best - b.best)
}
