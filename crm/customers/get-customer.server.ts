import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { type KeeperContact, keeperContacts } from '#crm/org/keeper-contacts.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { Grade, Industry, Region } from './customer.schema.ts'

/** What one company has with the customer, for those who may see it. */
export interface RelationshipView {
  id: string
  org: { id: string; name: Bilingual }
  grade: Grade | null
  owner: { id: string; name: Bilingual } | null
  since: string
  lastActivityOn: string | null
}

/** A person at the customer, as one company knows them. */
export interface ContactView {
  id: string
  org: { id: string; name: Bilingual }
  name: Bilingual
  title: Bilingual | null
  /** the fields edited in place, as typed: what an edit is held against */
  typed: { name: string; title: string }
  level: 'executive' | 'manager' | 'staff'
  phone: string | null
  email: string | null
  /** the last time somebody met or called them */
  lastMetOn: string | null
}

/** A customer as its page shows it. Money as decimal strings, dates as `YYYY-MM-DD`. */
export interface CustomerView {
  id: string
  name: Bilingual
  /** the fields edited in place, as typed: what an edit is held against */
  typed: { name: string; nameLatin: string; city: string }
  creditCode: string | null
  industry: Industry
  region: Region
  city: Bilingual | null
  keeper: { id: string; name: Bilingual; ask: KeeperContact | null }
  since: string
  relationships: RelationshipView[]
  contacts: ContactView[]
}

/**
 * One customer: what the whole group knows of it, and of relationships and contacts those that the actor may see.
 * @throws AppError NOT_FOUND when there is none
 */
export async function getCustomer({ tx, id }: { tx: Tx; id: string }): Promise<CustomerView> {
  const row = await tx.customer.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: {
      keeper: true,
      relationships: {
        include: { org: true, owner: { select: { id: true, name: true, nameLatin: true } } },
        orderBy: [{ since: 'asc' }, { id: 'asc' }],
      },
    },
  })
  if (!row) throw new AppError('NOT_FOUND', `customer ${id}`)
  const asked = await keeperContacts({ tx, orgIds: [row.keeperOrgId] })
  return {
    id: row.id,
    name: bilingual(row.name, row.nameLatin),
    typed: { name: row.name, nameLatin: row.nameLatin ?? '', city: row.city ?? '' },
    creditCode: row.creditCode,
    industry: row.industry as Industry,
    region: row.region as Region,
    city: row.city ? bilingual(row.city, row.cityLatin) : null,
    keeper: {
      id: row.keeper.id,
      name: bilingual(row.keeper.name, row.keeper.nameLatin),
      ask: asked.get(row.keeperOrgId) ?? null,
    },
    since: day(row.createdAt),
    relationships: row.relationships.map((relationship) => ({
      id: relationship.id,
      org: { id: relationship.org.id, name: bilingual(relationship.org.name, relationship.org.nameLatin) },
      grade: relationship.grade as Grade | null,
      owner: relationship.owner && {
        id: relationship.owner.id,
        name: bilingual(relationship.owner.name, relationship.owner.nameLatin),
      },
      since: day(relationship.since),
      lastActivityOn: relationship.lastActivityOn && day(relationship.lastActivityOn),
    })),
    contacts: await contactsOf(tx, id),
  }
}

async function contactsOf(tx: Tx, customerId: string): Promise<ContactView[]> {
  const rows = await tx.$queryRaw<ContactRow[]>`
    SELECT c.id, c.name, c.name_latin, c.title, c.title_latin, c.level, c.phone, c.email,
      c.org_id, g.name AS org_name, g.name_latin AS org_latin, m.last_met_on::text
    FROM contact c JOIN organisation g ON g.id = c.org_id
    LEFT JOIN LATERAL (
      SELECT max(a.on_date) AS last_met_on FROM activity_contact ac JOIN activity a ON a.id = ac.activity_id
      WHERE ac.contact_id = c.id AND a.status = 'done') m ON true
    WHERE c.customer_id = ${customerId}::uuid
    ORDER BY array_position(ARRAY['executive', 'manager', 'staff'], c.level), c.created_at, c.id
    LIMIT 200`
  return rows.map((row) => ({
    id: row.id,
    org: { id: row.org_id, name: bilingual(row.org_name, row.org_latin) },
    name: bilingual(row.name, row.name_latin),
    title: row.title ? bilingual(row.title, row.title_latin) : null,
    typed: { name: row.name, title: row.title ?? '' },
    level: row.level as ContactView['level'],
    phone: row.phone,
    email: row.email,
    lastMetOn: row.last_met_on,
  }))
}

interface ContactRow {
  id: string
  name: string
  name_latin: string | null
  title: string | null
  title_latin: string | null
  level: string
  phone: string | null
  email: string | null
  org_id: string
  org_name: string
  org_latin: string | null
  last_met_on: string | null
}

function day(value: Date): string {
  return value.toISOString().slice(0, 10)
}
