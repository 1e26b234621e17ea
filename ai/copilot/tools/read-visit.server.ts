import type { RecordRef, ToolContext, Tx } from '#ai/copilot/tool.ts'
import { type ContactChoice, findContacts } from '#crm/contacts/find-contacts.server.ts'
import { getCustomer } from '#crm/customers/get-customer.server.ts'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import { getOpportunity } from '#crm/opportunities/get-opportunity.server.ts'
import { abilitiesOn } from '#crm/opportunities/opportunity.policy.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import type { LogVisit } from './log-visit.server.ts'
import type { Candidate, NamedKind } from './resolve-record.server.ts'

/** What a visit is about, as the database has it. */
export interface VisitSubject {
  is: 'one'
  record: RecordRef & { kind: 'opportunity' | 'customer' }
  title: Bilingual
  number: string | null
  version: number
  customer: { id: string; name: Bilingual }
  /** of a visit that is about a customer alone: for which company */
  company: { id: string; name: Bilingual } | null
  contacts: readonly ContactChoice[]
}

interface ReadOptions {
  tx: Tx
  context: ToolContext
  ref: RecordRef & { kind: NamedKind }
  input: LogVisit
}

/**
 * The opportunity that a visit is about, and whom one could have met. Of a customer it is the one open opportunity, or the one that the
 * account speaks of; several are asked back, none leaves the customer alone.
 * @throws AppError FORBIDDEN for who may not log there
 */
export async function readVisit(
  options: ReadOptions,
): Promise<VisitSubject | { is: 'several'; candidates: Candidate[] }> {
  const { tx, context, ref, input } = options
  const { actor, timeZone, now } = context
  if (ref.kind === 'opportunity') {
    const deal = await getOpportunity({ tx, actor, id: ref.id, timeZone, now })
    if (!abilitiesOn(actor, deal).log) throw new AppError('FORBIDDEN', `no activities on ${ref.id}`)
    return {
      is: 'one',
      record: { kind: 'opportunity', id: deal.id },
      title: deal.name,
      number: deal.number,
      version: deal.version,
      customer: deal.customer,
      company: null,
      contacts: await findContacts({ tx, customerId: deal.customer.id }),
    }
  }
  const { rows } = await findOpportunities({ tx, actor, filter: { customer: ref.id, status: 'open' }, most: 20 })
  const spoken = rows.filter(({ name }) => speaksOf(`${input.subject} ${input.summary ?? ''}`, [name.zh, name.en]))
  const [only, other] = spoken.length > 0 ? spoken : rows
  if (only && !other) return readVisit({ ...options, ref: { kind: 'opportunity', id: only.id } })
  if (only) {
    return {
      is: 'several',
      candidates: (spoken.length > 0 ? spoken : rows).slice(0, 6).map(({ id, number, name, customer }) => ({
        ref: { kind: 'opportunity', id },
        names: [name.zh, name.en],
        number,
        label: { zh: `${name.zh} · ${customer.name.zh}`, en: `${name.en} · ${customer.name.en}` },
        isOpen: true,
      })),
    }
  }
  return ofCustomer(options)
}

async function ofCustomer({ tx, context, ref }: ReadOptions): Promise<VisitSubject> {
  const { actor } = context
  const customer = await getCustomer({ tx, id: ref.id })
  const own = customer.relationships.find(({ org }) => actor.writeCompanies.includes(org.id))
  if (!own) throw new AppError('FORBIDDEN', `no relationship with ${ref.id} to log for`)
  return {
    is: 'one',
    record: { kind: 'customer', id: ref.id },
    title: customer.name,
    number: null,
    // Nothing that a visit to a customer rests on is of a version.
    version: 0,
    customer,
    company: own.org,
    contacts: await findContacts({ tx, customerId: ref.id }),
  }
}

/** Does an account name what an opportunity sells: two characters of its name together, or a word of four letters? */
function speaksOf(account: string, names: readonly string[]): boolean {
  const text = account.toLowerCase()
  return names.some((name) => {
    const words = name.toLowerCase().match(/[a-z]{4,}|\d+\s?(?:mn|t|mm|m)\b/g) ?? []
    const pairs = [...name.matchAll(/\p{Script=Han}{2,}/gu)].flatMap(([run]) =>
      Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
    )
    return [...words, ...pairs].some((part) => text.includes(part))
  })
}
