import { type Bilingual, bilingual } from '#crm/org/bilingual.ts'
import { type KeeperContact, keeperContacts } from '#crm/org/keeper-contacts.server.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import { compareNames } from './compare-names.ts'
import type { Likeness, LikenessReason } from './likeness.ts'
import { nameKey, nameKeys } from './name-key.ts'

/** A customer of the group that may be the company being entered: its name and keeper, and nothing of any relationship. */
export interface Duplicate {
  id: string
  name: Bilingual
  keeper: { id: string; name: Bilingual; ask: KeeperContact | null }
  /** same-code: the same legal person, beyond doubt */
  level: 'same-code' | Likeness['level']
  reasons: LikenessReason[]
  /** companies of the actor that have a relationship with it already */
  ours: string[]
}

interface FindDuplicatesOptions {
  tx: Tx
  actor: Actor
  name: string
  nameLatin?: string | null
  creditCode?: string | null
  /** the customer that is being renamed */
  except?: string
}

const mostSimilar = 5
const mostCandidates = 60
const levels = ['same-code', 'likely', 'similar']

/** Customers of the whole group that may be the same company, the surest first: whoever keeps them, the name is no secret. */
export async function findDuplicates(options: FindDuplicatesOptions): Promise<Duplicate[]> {
  const { tx, actor, name, nameLatin, creditCode, except } = options
  const candidates = await tx.customer.findMany({
    where: { id: { in: await candidateIds(options), not: except } },
    select: { id: true, name: true, nameLatin: true, creditCode: true, keeper: true },
  })
  const found = candidates.flatMap((candidate) => {
    const likeness = likenessOf({ name, nameLatin, creditCode }, candidate)
    return likeness ? [{ candidate, ...likeness }] : []
  })
  found.sort(
    (one, other) =>
      levels.indexOf(one.level) - levels.indexOf(other.level) || (one.candidate.name < other.candidate.name ? -1 : 1),
  )
  const similar = found.filter(({ level }) => level === 'similar').slice(0, mostSimilar)
  const shown = [...found.filter(({ level }) => level !== 'similar'), ...similar]
  if (shown.length === 0) return []

  const ids = shown.map(({ candidate }) => candidate.id)
  const ours = await tx.customerRelationship.findMany({
    where: { customerId: { in: ids }, orgId: { in: [...actor.writeCompanies] } },
    select: { customerId: true, orgId: true },
  })
  const asked = await keeperContacts({ tx, orgIds: [...new Set(shown.map(({ candidate }) => candidate.keeper.id))] })
  return shown.map(({ candidate, level, reasons }) => ({
    id: candidate.id,
    name: bilingual(candidate.name, candidate.nameLatin),
    keeper: {
      id: candidate.keeper.id,
      name: bilingual(candidate.keeper.name, candidate.keeper.nameLatin),
      ask: asked.get(candidate.keeper.id) ?? null,
    },
    level,
    reasons,
    ours: ours.filter(({ customerId }) => customerId === candidate.id).map(({ orgId }) => orgId),
  }))
}

async function candidateIds({ tx, name, nameLatin, creditCode }: FindDuplicatesOptions): Promise<string[]> {
  const ids = new Set<string>()
  for (const key of nameKeys(name)) {
    if (key.length < 2) continue
    const rows = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM gantry.similar_customers(${key}, ${mostCandidates})`
    for (const row of rows) ids.add(row.id)
  }
  // A name on record whose brackets are left out here: its key has what they held in front.
  const moved = nameKeys(name).length === 1 ? withPartInFront(nameKey(name)) : []
  const bracketed = await tx.customer.findMany({
    where: { nameKey: { in: moved } },
    select: { id: true },
    take: mostCandidates,
  })
  for (const row of bracketed) ids.add(row.id)
  // A transcription is stored beside the name and has no key of its own: the text search knows it.
  for (const latin of new Set([name, nameLatin ?? ''].map(firstWords))) {
    if (latin === '') continue
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM gantry.search_customers(${latin}, ${mostCandidates}) AS found (id)`
    for (const row of rows) ids.add(row.id)
  }
  if (creditCode) {
    const same = await tx.customer.findUnique({ where: { creditCode }, select: { id: true } })
    if (same) ids.add(same.id)
  }
  return [...ids]
}

/** The key with each part of two to eight characters moved to the front, as a part in brackets would be. */
function withPartInFront(key: string): string[] {
  const moved: string[] = []
  for (let size = 2; size <= 8; size++) {
    for (let at = 1; at + size <= key.length; at++) {
      moved.push(key.slice(at, at + size) + key.slice(0, at) + key.slice(at + size))
    }
  }
  return moved
}

/** The first two words of a Latin name, by which it is looked for; empty when they say too little. */
function firstWords(name: string): string {
  if (!/^\p{Script=Latin}/u.test(name.trim())) return ''
  const words = name.trim().split(/\s+/).slice(0, 2).join(' ')
  return words.length >= 5 ? words : ''
}

interface Named {
  name: string
  nameLatin?: string | null
  creditCode?: string | null
}

function likenessOf(entered: Named, candidate: Named): Pick<Duplicate, 'level' | 'reasons'> | null {
  const sameCode = Boolean(entered.creditCode) && entered.creditCode === candidate.creditCode
  if (sameCode) return { level: 'same-code', reasons: [{ kind: 'credit-code' }] }
  const otherCode = Boolean(entered.creditCode && candidate.creditCode)
  const byName = compareNames(entered.name, candidate.name)
  const likeness = byName?.level === 'likely' ? byName : (latinLikeness(entered, candidate) ?? byName)
  if (!likeness) return null
  return otherCode ? { ...likeness, reasons: [...likeness.reasons, { kind: 'other-code' }] } : likeness
}

/** The name in Latin letters against the other's, whichever field it was typed into. */
function latinLikeness(entered: Named, candidate: Named): Likeness | null {
  const keysOf = ({ name, nameLatin }: Named) =>
    [name, nameLatin ?? ''].map((text) => nameKey(text)).filter((key) => /^\p{Script=Latin}/u.test(key))
  const known = keysOf(candidate)
  return keysOf(entered).some((key) => known.includes(key))
    ? { level: 'likely', reasons: [{ kind: 'latin-name' }] }
    : null
}
