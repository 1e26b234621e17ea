import { reviewActor } from '#crm/org/review-actor.ts'
import { idOf, personId } from './people.ts'
import { row, type WorldRow } from './world-row.ts'

interface Of {
  label: string
  number: number
  org_id: string
  opportunity_id: string
  /** null: of the opportunity alone */
  contract_id: string | null
  owner: string
}

/** A document of an opportunity in one version, whose review waits, with a flag and what its owner said of it. */
export function documentRows({ label, number, org_id, opportunity_id, contract_id, owner }: Of): WorldRow[] {
  const document_id = idOf(22, number)
  const version_id = idOf(23, number)
  const flag_id = idOf(24, number)
  return [
    row('document', label, {
      id: document_id,
      org_id,
      opportunity_id,
      contract_id,
      name: `合同${label}`,
      created_by: personId(owner),
    }),
    row('document_version', label, {
      id: version_id,
      document_id,
      number: 1,
      file_id: idOf(25, number),
      file_name: '合同.pdf',
      format: 'pdf',
      bytes: 1000,
      sha256: String(number).repeat(64).slice(0, 64),
      uploaded_by: personId(owner),
    }),
    row('contract_review', label, { version_id, asked_by: personId(owner) }, ['version_id']),
    row('clause_flag', label, {
      id: flag_id,
      version_id,
      position: 0,
      origin: 'playbook',
      rule_id: 'visits',
      rule_version: 1,
      kind: 'retention',
      severity: 'high',
      span_start: 0,
      span_end: 3,
      quote: '质保金',
      detail: {},
    }),
    row('flag_comment', label, { id: idOf(26, number), flag_id, author_id: personId(owner), text: '可以谈' }),
  ]
}

/** Of the first document, a comment that mentions somebody who sees it and is told, and one that mentions somebody who does not. */
export function mentionRows(): WorldRow[] {
  const said = { flag_id: idOf(24, 0), author_id: personId('owner'), text: '请看' }
  const comment_id = idOf(29, 0)
  return [
    row('flag_comment', 'a1/technical', { id: comment_id, ...said, mentions: [personId('technical')] }),
    row('flag_comment', 'a1/colleague', { id: idOf(29, 1), ...said, mentions: [personId('colleague')] }),
    row('notification', 'a1/technical', { id: idOf(30, 0), person_id: personId('technical'), comment_id }),
    // Whoever wrote a comment tells of it nobody whom it does not mention.
    row('notification', 'a1/deputy', { id: idOf(30, 1), person_id: personId('deputy'), comment_id }),
  ]
}

/** What the review service did on an opportunity. */
export function reviewed({
  number,
  org_id,
  opportunity_id,
}: Pick<Of, 'number' | 'org_id' | 'opportunity_id'>): WorldRow {
  return row('domain_event', 'a1/reviewed', {
    id: idOf(27, number),
    org_id,
    actor_id: reviewActor.personId,
    type: 'contract-review.finished',
    entity_type: 'contract-review',
    entity_id: idOf(23, number),
    record_type: 'opportunity',
    record_id: opportunity_id,
  })
}
