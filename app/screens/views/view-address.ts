import type { SavedViewRow, ViewsOfList } from '#crm/views/find-views.server.ts'
import type { Drawn, ViewList } from '#crm/views/view.schema.ts'
import { readViewQuery } from '#crm/views/view-query.ts'

/** Where a list is, drawn one way or the other. */
function pathOf(list: ViewList, drawn: Drawn): string {
  return drawn === 'board' ? `/${list}/board` : `/${list}`
}

/** The list as a view has it. */
export function viewAddress(list: ViewList, view: Pick<SavedViewRow, 'id' | 'drawn' | 'query'>): string {
  const query = new URLSearchParams(view.query)
  query.set('view', view.id)
  return `${pathOf(list, view.drawn)}?${query}`
}

/** Where an address that asks for nothing leads instead; null: nowhere else. */
export function defaultAddress(url: URL, { list, rows, defaultId }: ViewsOfList): string | null {
  const chosen = rows.find(({ id }) => id === defaultId)
  return chosen && url.searchParams.size === 0 ? viewAddress(list, chosen) : null
}

/** The view of a list without one: told apart, where there is a default, from an address that asks for nothing. */
export function noView({ defaultId }: Pick<ViewsOfList, 'defaultId'>): 'none' | undefined {
  return defaultId ? 'none' : undefined
}

/** What the conditions of a list in the address come to: the view that they began as, and whether they still are it. */
export interface OpenView {
  views: ViewsOfList
  drawn: Drawn
  /** the conditions as they are now */
  query: string
  /** null when none is open */
  current: SavedViewRow | null
  changed: boolean
  /** the address names a view that is there no more, or not for this reader */
  gone: boolean
}

/** Finds out which view an address has open. */
export function openView(options: {
  views: ViewsOfList
  drawn: Drawn
  search: string
  view: string | undefined
}): OpenView {
  const { views, drawn, search, view } = options
  const { query } = readViewQuery({ list: views.list, drawn, query: search })
  const current = views.rows.find(({ id }) => id === view) ?? null
  return {
    views,
    drawn,
    query,
    current,
    changed: current !== null && (current.drawn !== drawn || current.query !== query),
    gone: view !== undefined && view !== 'none' && current === null,
  }
}

/** The list under the conditions that it has now, and no view. */
export function withoutView({ views, drawn, query }: OpenView): string {
  const left = new URLSearchParams(query)
  const none = noView(views)
  if (none) left.set('view', none)
  return pathOf(views.list, drawn) + (left.size > 0 ? `?${left}` : '')
}
