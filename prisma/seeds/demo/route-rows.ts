import type { Instant } from '#prisma/seeds/dataset.ts'
import type { Sql } from '#prisma/seeds/insert-rows.server.ts'
import { organisationId } from './organisation.ts'
import { personId } from './people.ts'

const twoSided = { passes: 'all', endsOn: 'first-rejection', hours: 24 }
const anyOfThem = { passes: 'any', endsOn: 'first-rejection', hours: 24 }
const headOfCompany = { role: 'subsidiary-head', at: 'company' }
const shared = {
  set: 'approval-routes',
  subject: 'contract',
  owner: 'subsidiary-head',
}

/** What one subsidiary asks of its own contracts before the group is asked: rule files as administrators would write them. */
export const routeRows: readonly Record<string, unknown>[] = [
  {
    ...shared,
    id: 'FR-01',
    name: { zh: '大型压机先问能不能造', en: 'Large presses: can we build it' },
    why: {
      zh: '两千万以上的设备，制造和技术先说交期和性能做不做得到',
      en: 'For equipment above 20 million, works and engineering first say whether date and performance can be kept',
    },
    scope: { for: 'contract', order: '10' },
    condition: {
      all: [
        { fact: 'category', operator: 'in', value: ['equipment', 'engineering'] },
        { fact: 'amount', operator: 'greaterThan', value: '20000000.00' },
      ],
    },
    route: [
      {
        ...twoSided,
        key: 'works',
        name: { zh: '制造与技术会签', en: 'Works and engineering together' },
        asks: [
          { role: 'production', at: 'company' },
          { role: 'technical', at: 'company' },
        ],
        escalateTo: headOfCompany,
        keptFor: ['delivery', 'documents'],
      },
      {
        ...anyOfThem,
        key: 'credit',
        name: { zh: '商务与资信', en: 'Commercial and credit' },
        asks: [{ role: 'finance', at: 'company' }],
        escalateTo: headOfCompany,
        keptFor: ['amount', 'parties', 'plan'],
      },
    ],
    cases: [
      {
        name: { zh: '3,000 万的压机', en: 'A press for 30 million' },
        facts: { category: 'equipment', amount: '30000000.00' },
        expect: 'route',
      },
      {
        name: { zh: '正好 2,000 万', en: 'Exactly 20 million' },
        facts: { category: 'equipment', amount: '20000000.00' },
        expect: 'pass-over',
      },
      {
        name: { zh: '3,000 万的采购', en: 'A purchase for 30 million' },
        facts: { category: 'purchase', amount: '30000000.00' },
        expect: 'pass-over',
      },
    ],
  },
  {
    ...shared,
    id: 'FR-02',
    name: { zh: '其余合同先看资信', en: 'All others: credit first' },
    why: { zh: '签之前先看对方的资信和付款记录', en: 'Before anything is signed, a look at the other side’s credit' },
    scope: { for: 'contract', order: '20' },
    condition: { all: [{ fact: 'isMajor', operator: 'in', value: [true, false] }] },
    route: [
      {
        ...anyOfThem,
        key: 'credit',
        name: { zh: '商务与资信', en: 'Commercial and credit' },
        asks: [{ role: 'finance', at: 'company' }],
        escalateTo: headOfCompany,
        keptFor: ['amount', 'parties', 'plan'],
      },
    ],
    cases: [
      { name: { zh: '普通合同', en: 'An ordinary one' }, facts: { isMajor: false }, expect: 'route' },
      { name: { zh: '不知道是不是重大', en: 'Not known whether it is major' }, facts: {}, expect: 'pass-over' },
    ],
  },
]

/** Puts them into force, as their organisation's. */
export async function addRouteRows({ client, at }: { client: Sql; at: Instant }): Promise<void> {
  await client.query(
    `INSERT INTO rule_set (id, subject, name_zh, name_en)
     VALUES ('approval-routes', 'contract', '审批路由', 'Approval routes') ON CONFLICT DO NOTHING`,
  )
  await client.query(
    `INSERT INTO rule (id, set_id, org_id) SELECT row ->> 'id', 'approval-routes', $1::uuid FROM jsonb_array_elements($2::jsonb) row`,
    [organisationId('forging'), JSON.stringify(routeRows)],
  )
  await client.query(
    `INSERT INTO rule_version (rule_id, version, status, origin, body, digest, created_by, created_at, activated_at)
     SELECT row ->> 'id', 1, 'active', 'administrator', row, encode(sha256(convert_to(row::text, 'UTF8')), 'hex'), $1::uuid,
       $2::timestamptz, $2::timestamptz
     FROM jsonb_array_elements($3::jsonb) row`,
    [personId('罗一帆'), at, JSON.stringify(routeRows)],
  )
}
