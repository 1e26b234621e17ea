import type { Scope } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type Role, roles } from './role.policy.ts'

/** Somebody whom a visitor of the demonstration can be. */
export interface DemoPerson {
  id: string
  name: Bilingual
  title: Bilingual | null
  role: Role
  scope: Scope
  /** open opportunities that are theirs */
  owned: number
  /** open opportunities of others on whose team they are */
  joined: number
}

/** A company of the group with its people, its departments' among them, in the order of roles. */
export interface DemoCompany {
  id: string
  kind: 'group' | 'subsidiary'
  name: Bilingual
  people: DemoPerson[]
}

/**
 * Everybody whom a visitor of the demonstration can be, company by company.
 * @param tx in the role gantry_auth
 */
export async function listDemoPeople({ tx }: { tx: Tx }): Promise<DemoCompany[]> {
  const organisations = await tx.organisation.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
  const people = await tx.person.findMany({
    where: { active: true, memberships: { some: {} } },
    relationLoadStrategy: 'join',
    include: { memberships: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const workloads = await tx.$queryRaw<{ personId: string; owned: bigint; joined: bigint }[]>`
    SELECT person_id AS "personId", owned, joined FROM gantry.demo_workloads()`
  const workloadOf = new Map(workloads.map((workload) => [workload.personId, workload]))
  const kindOf = new Map(organisations.map(({ id, kind }) => [id, kind]))
  const companies = new Map<string, DemoCompany>()
  for (const { id, kind, name, nameLatin } of organisations) {
    if (kind === 'department') continue
    companies.set(id, { id, kind: kind as DemoCompany['kind'], name: bilingual(name, nameLatin), people: [] })
  }
  const lineageOf = new Map(organisations.map(({ id, lineage }) => [id, lineage]))
  for (const person of people) {
    const [membership] = person.memberships.toSorted((a, b) => rank(a.role) - rank(b.role))
    if (!membership) continue
    const company = lineageOf.get(membership.orgId)?.findLast((id) => kindOf.get(id) !== 'department')
    const workload = workloadOf.get(person.id)
    companies.get(company ?? '')?.people.push({
      id: person.id,
      name: bilingual(person.name, person.nameLatin),
      title: person.title ? bilingual(person.title, person.titleLatin) : null,
      role: membership.role as Role,
      scope: membership.scope as Scope,
      owned: Number(workload?.owned ?? 0),
      joined: Number(workload?.joined ?? 0),
    })
  }
  for (const company of companies.values()) company.people.sort((a, b) => rank(a.role) - rank(b.role))
  return [...companies.values()].filter((company) => company.people.length > 0)
}

function rank(role: string): number {
  return roles.indexOf(role as Role)
}
