import type { ApprovalList } from '#crm/approvals/approval.schema.ts'

/** Address of a list of the inbox, or of a request opened from it; the list stays as it was. */
export function approvalAddress(where: { list: ApprovalList; after?: string | null; id?: string }): string {
  const { list, after, id } = where
  const asked = new URLSearchParams()
  if (list !== 'waiting') asked.set('list', list)
  if (after) asked.set('after', after)
  const search = asked.size > 0 ? `?${asked}` : ''
  return `/approvals${id ? `/${id}` : ''}${search}`
}
