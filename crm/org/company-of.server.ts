import type { Tx } from '#prisma/client.server.ts'

/** The company of an organisation: the nearest subsidiary above a department, or headquarters; itself for a company. */
export async function companyOf({ tx, orgId }: { tx: Tx; orgId: string }): Promise<string> {
  const [row] = await tx.$queryRaw<{ id: string | null }[]>`SELECT gantry.company_of(${orgId}::uuid) AS id`
  return row?.id ?? orgId
}

/** All organisations of some companies: they themselves and their departments. */
export async function orgsOfCompanies(of: { tx: Tx; companies: readonly string[] }): Promise<string[]> {
  const companies = [...of.companies]
  const rows = await of.tx.$queryRaw<{ id: string }[]>`SELECT id FROM organisation
    WHERE lineage && ${companies}::uuid[] AND gantry.company_of(id) = ANY (${companies}::uuid[])`
  return rows.map(({ id }) => id)
}
