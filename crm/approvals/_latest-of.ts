/** Of the requests about a contract the one that counts: what the latest has come to. The trigger contract_state_rests says the same. */
export function latestOf(contractId: string) {
  return { where: { contractId }, orderBy: [{ submittedAt: 'desc' as const }, { id: 'desc' as const }] }
}
