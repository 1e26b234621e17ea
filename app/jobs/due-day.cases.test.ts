import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { findPlannedActivities } from '#crm/activities/find-planned-activities.server.ts'
import { getDigest } from '#crm/digests/get-digest.server.ts'
import { loadOpportunityFacts } from '#crm/opportunities/opportunity.facts.server.ts'
import { opportunityVocabulary } from '#crm/opportunities/opportunity.vocabulary.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { findTeamWork } from '#crm/warnings/find-team-work.server.ts'
import { warningRules } from '#crm/warnings/warning-rules.server.ts'
import { decide } from '#engine/decide.ts'
import { factsNeeded } from '#engine/facts-needed.ts'
import { dayOf, daysBetween } from '#lib/clock.ts'
import { newId } from '#lib/ids.ts'
import { insertDataset } from '#prisma/seeds/insert-rows.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { anOpportunity } from '#tests/factories/an-opportunity.ts'
import { type LoadedGroup, loadGroup } from '#tests/factories/load-group.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'
import { sweep } from './sweep-warnings.job.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../tests/cases/T04.${name}.json`, import.meta.url), 'utf8'))
const input = read('input') as { now_utc: string; due: string }[]
const expected = read('expected') as {
  group_time_zone: string
  rows: { today: string; state: 'due tomorrow' | 'due today' | 'overdue'; days_overdue: number }[]
}
const timeZone = expected.group_time_zone

const owner = useTestDatabase()
let group: LoadedGroup
let opportunity: string

beforeAll(async () => {
  group = await loadGroup(owner)
  const one = anOpportunity({ group, key: 'T04' })
  opportunity = one.id
  await insertDataset({ client: owner.client, dataset: one.dataset })
  await installShippedRules()
})

/** The rule of planned activities as \`decide\` has it. */
const byDecide = (now: Date) =>
  withActor(sweepActor, async (tx) => {
    const rules = (await warningRules({ tx })).rules.filter(({ id }) => id === 'WN-04')
    const facts = await loadOpportunityFacts({ tx, id: opportunity, needs: factsNeeded(rules), timeZone, now })
    const asked = { rules, facts, vocabulary: opportunityVocabulary, timezone: timeZone, now, currency: 'CNY' }
    return { warns: (await decide(asked)).outcome === 'allow', days: facts.daysToNextPlanned }
  })

/** The same rule in SQL, as the nightly job leaves it. */
async function byJob(now: Date) {
  await sweep({}, { now, signal: new AbortController().signal, isLastTry: false, enqueue: async () => {} })
  const { rows } = await owner.query(
    `SELECT (facts ->> 'daysToNextPlanned')::int AS days FROM warning WHERE rule_id = 'WN-04' AND status = 'open'`,
  )
  return { warns: rows.length === 1, days: rows[0]?.days }
}

describe.each(input.map((given, at) => ({ ...given, at })))('case T04: $now_utc, due $due', ({ now_utc, due, at }) => {
  test('the day, the list, the digest, the figure of the team and the rule in JS and SQL agree', async () => {
    const { today, state, days_overdue } = expected.rows[at] ?? expect.fail('the case has no such row')
    await owner.query('DELETE FROM activity; DELETE FROM notification; DELETE FROM warning')
    await owner.query(
      `INSERT INTO activity (id, org_id, customer_id, opportunity_id, person_id, kind, purpose, status, on_date, subject)
       SELECT $1, org_id, customer_id, id, owner_id, 'visit', 'relationship', 'planned', $2, 'T04' FROM opportunity WHERE id = $3`,
      [newId(), due, opportunity],
    )
    const now = new Date(now_utc)
    const isDue = state !== 'due tomorrow'
    expect(dayOf(now, timeZone)).toBe(today)
    expect(Math.max(0, daysBetween(due, today))).toBe(days_overdue)

    const decided = await byDecide(now)
    expect(decided).toEqual({ warns: isDue, days: daysBetween(today, due) })
    expect(await byJob(now)).toEqual({ warns: isDue, days: isDue ? decided.days : undefined })

    const listed = await group.as('owner', (base) => findPlannedActivities({ ...base, until: today }))
    expect(listed.rows.map(({ onDate }) => onDate)).toEqual(isDue ? [due] : [])
    const digest = await group.as('owner', (base) => getDigest({ ...base, day: { today, timeZone, currency: 'CNY' } }))
    expect(digest?.plans.rows.map(({ onDate }) => onDate) ?? []).toEqual(isDue ? [due] : [])
    const team = await group.as('manager', (base) => findTeamWork({ ...base, today }))
    const theirs = team.find(({ person }) => person.id === group.people.owner)
    expect(theirs?.overdue ?? 0).toBe(state === 'overdue' ? 1 : 0)
  })
})
