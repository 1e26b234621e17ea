import { useMatches } from 'react-router'
import { useCrumbs } from '#app/components/shell/use-crumbs.ts'
import type { PageKind } from '#crm/conversations/conversation.schema.ts'

const routes: Record<string, { kind: PageKind; param: string }> = {
  'routes/opportunities/record': { kind: 'opportunity', param: 'opportunityId' },
  'routes/customers/record': { kind: 'customer', param: 'customerId' },
  'routes/contracts/record': { kind: 'contract', param: 'contractId' },
  'routes/bids/record': { kind: 'bid', param: 'bidId' },
  'routes/bids/post-mortem': { kind: 'bid', param: 'bidId' },
  'routes/documents/review': { kind: 'document', param: 'versionId' },
  'routes/articles/article': { kind: 'article', param: 'articleId' },
  'routes/approvals/request': { kind: 'approval', param: 'approvalId' },
}

/** The record on screen, as a question is asked about it. */
export interface PageRecord {
  kind: PageKind
  /** `opportunity:<id>` */
  ref: string
  label: string
}

/** Null on pages that are about no one record, or whose record could not be loaded. */
export function usePageRecord(): PageRecord | null {
  const last = useMatches().at(-1)
  const label = useCrumbs().at(-1)?.label
  const known = routes[last?.id ?? '']
  const id = known && last?.loaderData ? last.params[known.param] : undefined
  return known && id && label ? { kind: known.kind, ref: `${known.kind}:${id}`, label } : null
}
