import type { ViewsOfList } from '#crm/views/find-views.server.ts'

/** What a list's screen is given when nobody saved a view of it. */
export function noViews(list: ViewsOfList['list']): ViewsOfList {
  return { list, rows: [], defaultId: null, shareable: { orgs: [], group: false } }
}
