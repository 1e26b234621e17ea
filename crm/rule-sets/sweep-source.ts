import type { KnownFact } from '#engine/checked-condition.ts'
import type { Bind, SqlForm } from '#engine/sql-form.ts'
import type { Fact } from '#engine/vocabulary.ts'

/** How one subject's facts are said in SQL, for all its records at once. */
export interface SweepSource {
  /** FROM and WHERE: the records that rules look at, with what hangs on them joined once each, however many facts rest on it */
  from: string
  /** of the record, its organisation and whoever looks after it (null: nobody) */
  id: string
  orgId: string
  personId: string
  /** of what in the record it is, where that is not the record itself: a contract of an opportunity */
  partId?: string
  formOf: (fact: KnownFact<Fact>) => SqlForm
}

/** What leaves no records but those that are looked at: a condition on a column of their ids; true where all are. */
export function narrowTo(only: string | undefined): (column: string) => string {
  return (column) => (only ? `${column} = ANY (${only})` : 'true')
}

export interface SweepSourceOptions {
  bind: Bind
  timeZone: string
  /** the group's calendar day */
  today: string
  /** ids of the facts that are asked for */
  facts: ReadonlySet<string>
  /** SQL of the ids of the only records that are looked at: then nothing of any other is read */
  only?: string
}
