import type { CalendarDate } from '#lib/clock.ts'
import type {
  ActivityKind,
  ActivityPurpose,
  ContactRow,
  DecisionMemberRow,
  OpportunityRow,
} from '#prisma/seeds/dataset.ts'
import type { PlanType } from './plan.ts'
import type { Bilingual } from './products/product-range.ts'
import type { Ending } from './texts/notes.ts'

/** The columns that people edit in place. */
export type EditedColumns = Partial<
  Pick<
    OpportunityRow,
    | 'amount'
    | 'budget'
    | 'expected_sign_on'
    | 'bid_opens_on'
    | 'tender_number'
    | 'product'
    | 'product_latin'
    | 'win_probability'
  >
>

export interface LoggedActivity {
  /** readable, unique within the opportunity */
  key: string
  kind: ActivityKind
  purpose: ActivityPurpose
  subject: Bilingual
  contacts: readonly ContactRow[]
  minutes?: string
}

/** What somebody did with an opportunity: one call of one verb. */
export type Deed =
  | { does: 'change'; columns: EditedColumns }
  | { does: 'promote'; to: string }
  | { does: 'add-to-team'; person: string; role: string }
  | { does: 'set-competitors'; names: readonly Bilingual[] }
  | {
      does: 'set-decision-member'
      contactId: string
      role: DecisionMemberRow['role']
      attitude: DecisionMemberRow['attitude']
    }
  | { does: 'log-done'; activity: LoggedActivity }
  | { does: 'plan'; activity: LoggedActivity; forDay: CalendarDate }
  | { does: 'finish'; key: string; minutes?: string }
  | { does: 'write-note'; text: string }
  | ({ does: 'close'; as: 'won' | 'lost' } & Ending)

/** A deed with its day, minute of the day, and doer by name. */
export type Step = Deed & { on: CalendarDate; minute: number; by: string }

/** How an opportunity began. */
export interface Opening {
  /** readable and unique: ids are made of it */
  key: string
  number: string
  typeId: PlanType
  department: string
  customerId: string
  owner: string
  name: Bilingual
  product: Bilingual | null
  amount: string | null
  expectedSignOn: CalendarDate | null
  on: CalendarDate
  minute: number
}
