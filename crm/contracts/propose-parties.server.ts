import type { Tx } from '#prisma/client.server.ts'

/** Who signs, as a form offers it: in the words of the records, which the person corrects. */
export interface ProposedParties {
  ourParty: string
  counterparty: string
}

/** The parties of a contract of an opportunity: the company whose department has it, and the customer. */
export async function proposeParties(options: {
  tx: Tx
  opportunity: { orgId: string; customer: { name: { zh: string } } }
}): Promise<ProposedParties> {
  const { tx, opportunity } = options
  const [company] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM organisation WHERE id = gantry.company_of(${opportunity.orgId}::uuid)`
  return { ourParty: company?.name ?? '', counterparty: opportunity.customer.name.zh }
}
