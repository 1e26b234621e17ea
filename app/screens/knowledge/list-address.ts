import { type Change, listQuery } from '#app/components/lists/list-query.ts'
import type { KnowledgeAddress } from './knowledge-address.ts'

export function listAddress(address: KnowledgeAddress, change: Change<KnowledgeAddress> = {}): string {
  return `/knowledge${listQuery(address, change)}`
}
