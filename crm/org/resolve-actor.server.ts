import type { Actor, Scope } from '#prisma/actor.ts'
import { scopes } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { bilingual } from './bilingual.ts'
import { can, type Role, roleDefinitions } from './role.policy.ts'
import { sensitivitiesOf } from './sensitivity.policy.ts'

interface Node {
  id: string
  parentId: string | null
  kind: string
  lineage: string[]
  name: string
  nameLatin: string | null
}

/**
 * Who a person is today: their memberships turned into the lists that the policies read. Asked at every request and never
 * cached, so a role taken away is gone with the next click.
 * @param tx in the role gantry_auth
 * @returns null when there is no such person, when they are inactive, or when they belong to nothing
 */
export async function resolveActor({ tx, personId }: { tx: Tx; personId: string }): Promise<Actor | null> {
  const person = await tx.person.findUnique({
    where: { id: personId },
    relationLoadStrategy: 'join',
    include: { memberships: true },
  })
  if (!person?.active || person.memberships.length === 0) return null
  const nodes: Node[] = await tx.organisation.findMany({
    select: { id: true, parentId: true, kind: true, lineage: true, name: true, nameLatin: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const below = (root: string) => nodes.filter((node) => node.lineage.includes(root)).map((node) => node.id)
  // The company of a department is the nearest subsidiary above it, or the group itself.
  const companyOf = (id: string) =>
    byId.get(id)?.lineage.findLast((ancestor) => byId.get(ancestor)?.kind !== 'department') ?? id

  const orgs = new Set<string>()
  const writeOrgs = new Set<string>()
  const salesOrgs = new Set<string>()
  const companies = new Set<string>()
  const writeCompanies = new Set<string>()
  let widest: Scope = 'self'
  for (const { orgId, role, scope } of person.memberships) {
    const definition = roleDefinitions[role as Role]
    const reach = scope === 'self' || scope === 'group' ? [] : below(orgId)
    for (const id of reach) {
      orgs.add(id)
      if (definition.writesScope) writeOrgs.add(id)
    }
    if (definition.sells) for (const id of reach.length > 0 ? reach : [orgId]) salesOrgs.add(id)
    companies.add(companyOf(orgId))
    if (definition.sells) writeCompanies.add(companyOf(orgId))
    if (scopes.indexOf(scope as Scope) > scopes.indexOf(widest)) widest = scope as Scope
  }

  const first = person.memberships[0]
  const home = first && byId.get(first.orgId)
  if (!home) return null
  const administers = person.memberships.filter(({ role }) => role === 'administrator')
  const roles = [...new Set(person.memberships.map((membership) => membership.role))]
  return {
    personId: person.id,
    email: person.email,
    name: bilingual(person.name, person.nameLatin),
    title: person.title ? bilingual(person.title, person.titleLatin) : null,
    roles,
    scope: widest,
    home: { id: home.id, name: bilingual(home.name, home.nameLatin) },
    orgs: [...orgs],
    writeOrgs: [...writeOrgs],
    salesOrgs: [...salesOrgs],
    companies: [...companies],
    writeCompanies: [...writeCompanies],
    all: widest === 'group',
    keeper: administers.length > 0,
    // The group's rules bind every company: not for whoever administers one of them, whatever else they may see.
    keptRules: administers.some(({ scope }) => scope === 'group')
      ? 'group'
      : [...new Set(administers.flatMap(({ orgId, scope }) => (scope === 'self' ? [] : below(orgId))))],
    costs: sensitivitiesOf({ roles }).has('cost'),
    reviews: can({ roles }, 'review:decide'),
  }
}
