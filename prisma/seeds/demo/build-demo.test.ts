import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { dayOf, daysBetween } from '#lib/clock.ts'
import { baseStages } from '#prisma/seeds/base/opportunity-types.ts'
import type { Dataset, EventRow } from '#prisma/seeds/dataset.ts'
import { buildDemo } from './build-demo.ts'
import { people } from './people.ts'

const today = '2026-11-25'
const nameKey = (name: string) => name.toLowerCase()
const build = (day: string) => buildDemo({ today: day, nameKey })
const digest = (dataset: Dataset) => createHash('sha256').update(JSON.stringify(dataset)).digest('hex')
const demo = build(today)
const flagship = demo.opportunity.find(({ number }) => number === 'OPP-2026-0417')

afterEach(() => {
  vi.useRealTimers()
})

describe('the same every time', () => {
  test('two runs on one day give the same bytes, whatever the clock says', () => {
    vi.useFakeTimers({ now: new Date('2031-05-05T05:05:05Z') })
    expect(digest(build(today))).toBe(digest(demo))
  }, 60_000)

  test.each(['2027-01-02', '2028-02-29'])('on %s: the same ids, and nothing later than the day before', (day) => {
    const dataset = build(day)
    const ids = (each: Dataset) => each.opportunity.map(({ id }) => id).sort()
    expect(ids(dataset)).toEqual(ids(demo))
    const told = (event: EventRow | undefined) => dayOf(new Date(event?.at ?? ''), 'Asia/Shanghai')
    expect(told(dataset.domain_event.at(-1)) < day).toBe(true)
    expect(daysBetween(told(dataset.domain_event[0]), day)).toBeLessThanOrEqual(370)
    expect(dataset.activity.filter(({ status, on_date }) => status === 'done' && on_date >= day)).toEqual([])
  })
})

describe('what is there', () => {
  test('one headquarters, six subsidiaries with two or three departments each', () => {
    const of = (kind: string) => demo.organisation.filter((organisation) => organisation.kind === kind)
    expect(of('group')).toHaveLength(1)
    expect(of('subsidiary')).toHaveLength(6)
    for (const subsidiary of of('subsidiary')) {
      const departments = demo.organisation.filter(({ parent_id }) => parent_id === subsidiary.id)
      expect([2, 3]).toContain(departments.length)
    }
  })

  test('40 people in all eleven roles, each with the scope of the role', () => {
    expect(demo.person).toHaveLength(40)
    expect(demo.auth_user.map(({ id }) => id)).toEqual(demo.person.map(({ id }) => id))
    const scopes = new Map<string, Set<string>>()
    for (const { role, scope } of demo.membership) scopes.set(role, (scopes.get(role) ?? new Set()).add(scope))
    expect(Object.fromEntries([...scopes].map(([role, held]) => [role, [...held].sort().join(' ')]))).toEqual({
      rep: 'self',
      'sales-manager': 'department',
      'subsidiary-head': 'subtree',
      'hq-sales': 'group',
      legal: 'group subtree',
      finance: 'group subtree',
      technical: 'self',
      production: 'self',
      procurement: 'self',
      service: 'self',
      administrator: 'group',
    })
    expect(people.filter(({ memberships }) => memberships.length === 2)).toHaveLength(2)
  })

  test('120 customers, 328 opportunities of two types, thousands of events', () => {
    expect(demo.customer).toHaveLength(120)
    expect(new Set(demo.customer.map(({ name }) => name)).size).toBe(120)
    const count = (type: string, status: string) =>
      demo.opportunity.filter((row) => row.type_id === type && row.status === status).length
    const ends = ['open', 'won', 'lost']
    expect(ends.map((status) => count('product-project', status))).toEqual([190, 60, 50])
    expect(ends.map((status) => count('engineering-project', status))).toEqual([20, 4, 4])
    expect(demo.opportunity).toHaveLength(328)
    expect(demo.domain_event.length).toBeGreaterThan(4000)
    expect(demo.domain_event.length).toBeLessThan(9200)
    const open = new Set(demo.opportunity.filter(({ status }) => status === 'open').map(({ stage_id }) => stage_id))
    expect([...open].sort()).toEqual(baseStages.map(({ id }) => id).sort())
  })

  test('amounts between 2 and 300 million, large ones marked', () => {
    const withAmount = demo.opportunity.filter(({ amount }) => amount !== null)
    expect(withAmount.every(({ amount }) => Number(amount) >= 2_000_000 && Number(amount) <= 300_000_000)).toBe(true)
    expect(demo.opportunity.filter((row) => row.is_major !== Number(row.amount ?? 0) >= 90_000_000)).toEqual([])
    expect(demo.opportunity.filter(({ is_major }) => is_major).length).toBeGreaterThan(20)
  })

  test('keys are unique', () => {
    const repeated = (keys: (string | null)[]) => keys.filter((key, place) => key !== null && keys.indexOf(key) < place)
    expect(repeated(demo.opportunity.map(({ number }) => number))).toEqual([])
    expect(
      repeated(demo.opportunity.map(({ tender_number, org_id }) => tender_number && org_id + tender_number)),
    ).toEqual([])
    expect(repeated(demo.customer.map(({ credit_code }) => credit_code))).toEqual([])
    expect(repeated(demo.person.map(({ email }) => email))).toEqual([])
    expect(new Set(demo.domain_event.map(({ id }) => id)).size).toBe(demo.domain_event.length)
    expect(new Set(demo.activity.map(({ id }) => id)).size).toBe(demo.activity.length)
    expect(new Set(demo.contact.map(({ id }) => id)).size).toBe(demo.contact.length)
  })

  test('every text has its Latin counterpart', () => {
    const untranslated = Object.values(demo)
      .flat()
      .flatMap((row) => Object.entries(row))
      .filter(([column, value]) => column.endsWith('_latin') && value !== null)
      .filter(([, value]) => String(value).trim() === '' || /\p{Script=Han}|[，。；：（）{}]/u.test(String(value)))
    expect(untranslated).toEqual([])
    expect(demo.opportunity.filter((row) => (row.product === null) !== (row.product_latin === null))).toEqual([])
  })

  test('no slot of a sentence is left open', () => {
    expect(JSON.stringify(demo).match(/\{\d\}|\{\w+\}|undefined|NaN/g)).toBeNull()
  })
})

describe('who sees what', () => {
  test('owners may write, deputies may write, other team members may read', () => {
    const expected = [
      ...demo.opportunity.map(({ id, owner_id }) => `${id} ${owner_id} true`),
      ...demo.opportunity_team.map((row) => `${row.opportunity_id} ${row.person_id} ${row.role === 'deputy'}`),
    ]
    const kept = demo.record_access.map((row) => `${row.record_id} ${row.person_id} ${row.may_write}`)
    expect(kept.sort()).toEqual(expected.sort())
  })

  test('whoever logs an activity is the owner, on the team, or the head of the subsidiary', () => {
    const heads = demo.membership.filter(({ role }) => role === 'subsidiary-head').map(({ person_id }) => person_id)
    const named = new Set(demo.record_access.map(({ record_id, person_id }) => record_id + person_id))
    const strangers = demo.activity.filter(
      ({ opportunity_id, person_id }) =>
        opportunity_id && !named.has(opportunity_id + person_id) && !heads.includes(person_id),
    )
    expect(strangers).toEqual([])
  })

  test('every opportunity stands in an organisation in which its owner sells', () => {
    const lineage = new Map(demo.organisation.map((row) => [row.id, row.lineage]))
    const wrong = demo.opportunity.filter(
      ({ owner_id, org_id }) =>
        !demo.membership.some(
          ({ person_id, org_id: own, role }) =>
            person_id === owner_id &&
            ['rep', 'sales-manager', 'subsidiary-head', 'service'].includes(role) &&
            lineage.get(org_id)?.includes(own),
        ),
    )
    expect(wrong).toEqual([])
  })

  test('a company has a relationship and contacts wherever it has an opportunity', () => {
    const companyOf = new Map(demo.organisation.map(({ id, lineage }) => [id, lineage[1] ?? id]))
    const related = new Set(demo.customer_relationship.map(({ org_id, customer_id }) => org_id + customer_id))
    const contacts = new Map(demo.contact.map((row) => [row.id, row]))
    expect(demo.opportunity.filter((row) => !related.has(companyOf.get(row.org_id) + row.customer_id))).toEqual([])
    const opportunities = new Map(demo.opportunity.map((row) => [row.id, row]))
    const strange = demo.decision_chain_member.filter(({ opportunity_id, contact_id }) => {
      const [opportunity, contact] = [opportunities.get(opportunity_id), contacts.get(contact_id)]
      return (
        contact?.customer_id !== opportunity?.customer_id ||
        contact?.org_id !== companyOf.get(opportunity?.org_id ?? '')
      )
    })
    expect(strange).toEqual([])
  })
})

describe('the press for Jinyue Special Steel', () => {
  const since = (offset: number) =>
    new Date(Date.parse(`${today}T00:00:00Z`) + offset * 86_400_000).toISOString().slice(0, 10)

  test('stands where it stands in the pictures', () => {
    expect(flagship).toMatchObject({
      name: '165MN 快锻液压机组',
      name_latin: '165MN fast forging press',
      stage_id: 'product-project.pre-bid',
      status: 'open',
      is_major: true,
      amount: '126800000.00',
      budget: '135000000.00',
      win_probability: 65,
      expected_sign_on: since(54),
      bid_opens_on: since(21),
      tender_number: null,
      product: '快锻机 1，操作机 2',
    })
    expect(dayOf(new Date(flagship?.stage_entered_at ?? ''), 'Asia/Shanghai')).toBe(since(-12))
    const owner = demo.person.find(({ id }) => id === flagship?.owner_id)
    expect([owner?.name, owner?.title]).toEqual(['周启明', '销售经理'])
    const competitors = demo.opportunity_competitor.filter(({ opportunity_id }) => opportunity_id === flagship?.id)
    expect(competitors.map(({ name }) => name)).toEqual(['东岭重机', 'Hartwig'])
    const chain = demo.decision_chain_member.filter(({ opportunity_id }) => opportunity_id === flagship?.id)
    expect(chain).toHaveLength(4)
    const team = demo.opportunity_team.filter(({ opportunity_id }) => opportunity_id === flagship?.id)
    expect(team).toHaveLength(4)
  })

  test('lacks its pre-bid meeting and one of two executive visits', () => {
    const activities = demo.activity.filter(({ opportunity_id }) => opportunity_id === flagship?.id)
    expect(activities).toHaveLength(8)
    const inStage = activities.filter(({ status, on_date }) => status === 'done' && on_date >= since(-12))
    expect(inStage.filter(({ kind, met_level }) => kind === 'visit' && met_level === 'executive')).toHaveLength(1)
    expect(activities.filter(({ purpose }) => purpose === 'pre-bid')).toEqual([])
  })
})
