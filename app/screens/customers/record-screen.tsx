import { RecordWarnings } from '#app/screens/warnings/record-warnings.tsx'
import { RecordActivities } from './record-activities.tsx'
import { RecordOpportunities } from './record-business.tsx'
import { RecordContacts } from './record-contacts.tsx'
import type { RecordData } from './record-data.ts'
import { RecordFacts } from './record-facts.tsx'
import { RecordHead } from './record-head.tsx'
import { RecordRelationships } from './record-relationships.tsx'
import { RecordTimeline } from './record-timeline.tsx'

/** The page of a customer: what the group knows of it, and what the person's companies do with it. */
export function RecordScreen(data: RecordData) {
  return (
    <div className="pb-24 desk:pb-6">
      <RecordHead {...data} />
      <RecordWarnings warnings={data.warnings} />
      <div className="mt-4 grid border-line border-t desk:grid-cols-[minmax(0,1fr)_320px]">
        <div className="page-pad min-w-0">
          <RecordOpportunities {...data} />
          <RecordContacts {...data} />
          <RecordActivities {...data} />
          <RecordTimeline customerId={data.customer.id} timeline={data.timeline} />
        </div>
        <aside className="border-line px-5 pb-6 phone:pt-3 desk:border-l phone:border-canvas phone:border-t-8 phone:px-4">
          <RecordFacts {...data} />
          <RecordRelationships {...data} />
        </aside>
      </div>
    </div>
  )
}
