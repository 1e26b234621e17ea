import type { Owner } from '#tests/support/test-database.ts'

/** A policy as the catalogue has it; expressions as PostgreSQL prints them. */
export interface Policy {
  tablename: string
  policyname: string
  role: string
  cmd: string
  permissive: string
  qual: string | null
  with_check: string | null
}

/** Every policy of the database, for one role each. */
export async function readPolicies(owner: Owner): Promise<Policy[]> {
  const { rows } = await owner.query(`
    SELECT tablename, policyname, roles[1]::text AS role, cmd, permissive, qual, with_check
    FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname`)
  return rows as unknown as Policy[]
}

/** The statement that makes a policy again after it was dropped. */
export function createPolicy({ tablename, policyname, role, cmd, permissive, qual, with_check }: Policy): string {
  const using = qual ? ` USING (${qual})` : ''
  const check = with_check ? ` WITH CHECK (${with_check})` : ''
  return `CREATE POLICY ${policyname} ON ${tablename} AS ${permissive} FOR ${cmd} TO ${role}${using}${check}`
}

/** Each of the ways in which a policy lets somebody reach a row: what stands between its outermost ORs. */
export function waysOf(expression: string): string[] {
  const inner = /^\((.*)\)$/s.exec(expression)?.[1] ?? expression
  const ways: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] === '(') depth += 1
    if (inner[at] === ')') depth -= 1
    if (depth === 0 && inner.startsWith(' OR ', at)) {
      ways.push(inner.slice(from, at))
      from = at + ' OR '.length
    }
  }
  return [...ways, inner.slice(from)]
}
