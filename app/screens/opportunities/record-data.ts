import type { ActivityView } from '#crm/activities/find-activities.server.ts'
import type { BidPage } from '#crm/bids/find-bids.server.ts'
import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import type { ContractPage } from '#crm/contracts/find-contracts.server.ts'
import type { ProposedParties } from '#crm/contracts/propose-parties.server.ts'
import type { DocumentRow } from '#crm/documents/find-documents.server.ts'
import type { PassedException } from '#crm/opportunities/find-passed-exception.server.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import type { OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'
import type { Timeline } from '#crm/opportunities/get-timeline.server.ts'
import type { OpportunityAbilities } from '#crm/opportunities/opportunity.policy.ts'
import type { WarningView } from '#crm/warnings/find-warnings.server.ts'

/** What the page of an opportunity is drawn from. */
export interface RecordData {
  opportunity: OpportunityView
  may: OpportunityAbilities
  gate: GateView | null
  /** the exception by which it came to its stage */
  passed: PassedException | null
  warnings: WarningView[]
  activities: ActivityView[]
  contacts: ContactChoice[]
  bids: BidPage
  mayOpenBid: boolean
  contracts: ContractPage
  /** what a new contract begins with; null when the person may not open one */
  documents: DocumentRow[]
  /** contracts may be uploaded */
  mayUpload: boolean
  parties: ProposedParties | null
  timeline: Timeline
}

/** What opens a dialog of the page: the button, or a line of the gate. */
export type Opening =
  | { dialog: 'activity'; kind: string; purpose: string }
  | { dialog: 'finish'; activity: ActivityView }
  | { dialog: 'competitors' }
  | { dialog: 'chain' }
  | { dialog: 'team' }
  | { dialog: 'bid' }
  | { dialog: 'contract' }
  | { dialog: 'close'; outcome: 'won' | 'lost' }
  | { dialog: 'roll-back'; to: string }
  | { dialog: 'reopen' }
  | { dialog: 'refusal'; gate: GateView }

type Remedy = Pick<GateView['items'][number], 'remedy' | 'sets'>

const activityOf: Record<string, { kind: string; purpose: string; words: string }> = {
  contact: { kind: 'visit', purpose: 'relationship', words: 'verb.activity.log' },
  visit: { kind: 'visit', purpose: 'relationship', words: 'verb.activity.visit' },
  'manager-visit': { kind: 'visit', purpose: 'relationship', words: 'verb.activity.visit' },
  'executive-visit': { kind: 'visit', purpose: 'relationship', words: 'verb.activity.visit' },
  'technical-exchange': { kind: 'meeting', purpose: 'technical', words: 'verb.activity.technical' },
  'pre-bid-meeting': { kind: 'meeting', purpose: 'pre-bid', words: 'verb.activity.preBid' },
  'commercial-meeting': { kind: 'meeting', purpose: 'commercial', words: 'verb.activity.commercial' },
}

/** The verb that does what a line of the gate asks for: its words, and the dialog or the field that it leads to. */
export function verbOf(item: Remedy): { words: string; opening?: Opening; field?: string } | null {
  const { remedy, sets } = item
  if (!remedy) return null
  if (remedy.startsWith('edit.')) return { words: 'verb.edit', field: remedy.slice('edit.'.length) }
  if (remedy === 'competitors') return { words: 'verb.competitors', opening: { dialog: 'competitors' } }
  if (remedy === 'decision-chain') return { words: 'verb.chain', opening: { dialog: 'chain' } }
  if (remedy === 'team') return { words: 'verb.team', opening: { dialog: 'team' } }
  const kind = String(sets[0]?.[0]?.params?.kind ?? 'contact')
  const activity = activityOf[kind] ?? activityOf.contact
  if (!activity) return null
  return { words: activity.words, opening: { dialog: 'activity', kind: activity.kind, purpose: activity.purpose } }
}
