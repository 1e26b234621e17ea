import { companyOf } from '#crm/org/company-of.server.ts'
import type { Role } from '#crm/org/role.policy.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { PersonId } from './approval-request.ts'
import type { RouteAsk, RoutePlace, RouteRole, RouteStepRule } from './approval-route.ts'

/** Who holds which role around a record. */
export interface RoleHolders {
  /** active people who hold a role at a place */
  at: (wanted: RouteRole) => PersonId[]
  /** the same role one level up, over the head of a company headquarters' sales; null at the top */
  above: (wanted: RouteRole) => PersonId[] | null
  /** an active person with that mail address */
  named: (email: string) => PersonId | null
}

/**
 * These lead whatever they are members of, so they are looked for just there. All others serve their whole company from whichever
 * department of it they sit in, as legal does headquarters.
 */
const leading: readonly Role[] = ['rep', 'sales-manager', 'subsidiary-head']

/** A company's head has nobody of their own role above: the group is led by its sales. */
const overHeads: Role = 'hq-sales'

/**
 * Reads whoever the steps may ask, at once.
 * @param orgId the department, or company, that the record belongs to
 * @param rootId headquarters
 */
export async function readRoleHolders(options: {
  tx: Tx
  orgId: string
  rootId: string
  steps: readonly RouteStepRule[]
}): Promise<RoleHolders> {
  const { tx, orgId, rootId, steps } = options
  const orgs: Record<RoutePlace, string> = { department: orgId, company: await companyOf({ tx, orgId }), group: rootId }
  const asks: RouteAsk[] = steps.flatMap(({ asks, escalateTo }) => [...asks, ...(escalateTo ? [escalateTo] : [])])
  const asked = asks.flatMap((ask) => ('role' in ask ? [ask.role] : []))
  const wanted = [...new Set([...asked, overHeads])]
  const members = await tx.$queryRaw<Member[]>`
    SELECT m.person_id AS "personId", m.role, m.org_id AS "orgId", gantry.company_of(m.org_id) AS "companyId"
    FROM membership m JOIN person p ON p.id = m.person_id
    WHERE p.active AND m.role = ANY (${wanted}::text[]) AND (m.org_id = ${orgId}::uuid
      OR gantry.company_of(m.org_id) = ANY (${[orgs.company, orgs.group]}::uuid[]))
    ORDER BY p.name, p.id`
  const emails = asks.flatMap((ask) => ('person' in ask ? [ask.person] : []))
  const named = await tx.person.findMany({
    where: { active: true, email: { in: emails } },
    select: { id: true, email: true },
  })
  const at = ({ role, at: place }: RouteRole) => holdersOf({ members, role, orgId: orgs[place] })
  return {
    at,
    above: ({ role, at: place }) => {
      const up = placeAbove(place, orgs)
      return up && at({ role: role === 'subsidiary-head' && up === 'group' ? overHeads : role, at: up })
    },
    named: (email) => named.find((person) => person.email === email)?.id ?? null,
  }
}

interface Member {
  personId: string
  role: string
  orgId: string
  companyId: string
}

function holdersOf(options: { members: readonly Member[]; role: Role; orgId: string }): PersonId[] {
  const { members, role, orgId } = options
  const holders = members.filter((member) => member.role === role)
  const own = holders.filter((member) => member.orgId === orgId)
  const serving = leading.includes(role) ? [] : holders.filter((member) => member.companyId === orgId)
  const found = own.length > 0 ? own : serving
  return [...new Set(found.map(({ personId }) => personId))]
}

const upwards: readonly RoutePlace[] = ['department', 'company', 'group']

/** The next place up that is another organisation: a company's own record has no department below it. */
function placeAbove(place: RoutePlace, orgs: Readonly<Record<RoutePlace, string>>): RoutePlace | null {
  return upwards.slice(upwards.indexOf(place) + 1).find((up) => orgs[up] !== orgs[place]) ?? null
}
