import { idOf, organisationId, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

/** A record of the world that is warned of: for which organisation, and who has it. */
interface Warned {
  label: string
  id: string
  org: string
  owner: string | null
}

/**
 * A warning about each record, by its label, and the notification of whoever has an opportunity's. That of a customer is seen
 * by whoever is of its company.
 */
export function warningRows(about: { opportunities: readonly Warned[]; customers: readonly Warned[] }): WorldRow[] {
  const { opportunities, customers } = about
  return [
    ...opportunities.flatMap((one, number) => [
      warningOf('opportunity', one, number),
      row('notification', one.label, {
        id: idOf(15, number),
        person_id: personId(one.owner ?? ''),
        warning_id: idOf(14, number),
      }),
    ]),
    ...customers.map((one, number) => warningOf('customer', one, opportunities.length + number)),
  ]
}

function warningOf(record_type: string, { label, id, org, owner }: Warned, number: number): WorldRow {
  return row('warning', label, {
    id: idOf(14, number),
    org_id: organisationId(org),
    rule_id: 'visits',
    rule_version: 1,
    severity: 'watch',
    record_type,
    record_id: id,
    person_id: owner && personId(owner),
    facts: {},
    opened_on: '2026-11-01',
  })
}

/** What a sweep did by a rule, and what another has found about a record and not done yet. */
export function sweepRows(found: { record_id: string; org_id: string }): WorldRow[] {
  const run = { id: idOf(16, 0), day: '2026-11-01', rule_id: 'visits', found: 4, opened: 4, closed: 0, held: false }
  const finding = { sweep_id: idOf(16, 2), rule_id: 'visits', ...found, part_id: found.record_id, facts: {} }
  return [row('sweep_run', 'visits', run), row('sweep_finding', 'visits', finding, ['sweep_id'])]
}
