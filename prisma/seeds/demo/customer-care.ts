import { addDays, type CalendarDate } from '#lib/clock.ts'
import type { Dataset } from '#prisma/seeds/dataset.ts'
import { randomFor } from '#prisma/seeds/random.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { moment, workdayBefore } from './calendar.ts'
import * as events from './events.ts'
import { organisationId } from './organisation.ts'
import { placeIn } from './people.ts'
import type { Relationship } from './relationships.ts'
import { subjects } from './texts/subjects.ts'
import { timelineOf } from './timeline.ts'

type Care = Pick<Dataset, 'activity' | 'activity_contact' | 'domain_event'>

/** What is done with a customer beside its opportunities: a visit or a call now and then, more for the good ones. */
export function careOf({ company, customer, owner, row, contacts }: Relationship, today: CalendarDate): Care {
  const key = `care/${company}/${customer}`
  const random = randomFor(key)
  const care: Care = { activity: [], activity_contact: [], domain_event: [] }
  const timeline = timelineOf({ type: 'customer', id: row.customer_id }, row.org_id, key)
  care.domain_event = timeline.events
  const times = row.grade === 'A' || row.grade === 'B' ? random.between(0, 2) : random.between(0, 1)
  const days = Array.from({ length: times }, () => workdayBefore(addDays(today, -random.between(4, 340)))).sort()
  for (const [place, onDate] of days.entries()) {
    if (onDate < row.since) continue
    const contact = random.pick(contacts)
    const at = timeline.next(moment(onDate, random.between(560, 1000)))
    const [subject, subjectLatin] = subjects.care(random)
    const kind = random.pick(['visit', 'call'] as const)
    const id = stableId(`activity/${key}/${place}`)
    care.activity.push({
      id,
      org_id: organisationId(placeIn(company, owner)),
      customer_id: row.customer_id,
      opportunity_id: null,
      person_id: row.owner_id,
      kind,
      purpose: 'relationship',
      status: 'done',
      on_date: onDate,
      done_at: at,
      met_level: contact.level,
      subject,
      subject_latin: subjectLatin,
      minutes: null,
      version: 1,
      created_at: at,
    })
    care.activity_contact.push({ activity_id: id, contact_id: contact.id })
    timeline.record(
      at,
      row.owner_id,
      events.activityLogged({
        kind,
        purpose: 'relationship',
        status: 'done',
        onDate,
        subject,
        metLevel: contact.level,
        personId: row.owner_id,
      }),
      { type: 'activity', id },
    )
  }
  return care
}
