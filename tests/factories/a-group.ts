import type { ContactLevel, ContactRow, Dataset, MembershipRow, OrganisationRow } from '#prisma/seeds/dataset.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'

/** An id of a fixed record of the tests: the same in every run, and readable where it is made. */
export function testId(key: string): string {
  return stableId(`test/${key}`)
}

const made = '2026-01-05T01:00:00.000Z'

const organisations = {
  group: ['group', '中嵩重型装备集团', 'Zhongsong Heavy Equipment Group', []],
  presses: ['subsidiary', '中嵩锻压公司', 'Zhongsong Forging', ['group']],
  pressSales: ['department', '自由锻营销部', 'Open-die Sales', ['group', 'presses']],
  pressWorks: ['department', '锻压技术制造部', 'Forging Engineering and Works', ['group', 'presses']],
  mills: ['subsidiary', '中嵩轧机公司', 'Zhongsong Rolling Mills', ['group']],
  millSales: ['department', '板带营销部', 'Flat Products Sales', ['group', 'mills']],
} as const satisfies Record<string, readonly [OrganisationRow['kind'], string, string, readonly string[]]>
export type OrganisationKey = keyof typeof organisations

/** One of each kind of person whom access is tested with; all but `parent` and `hq` are named after what they are to the press. */
const people = {
  owner: ['周启明', 'Zhou Qiming', 'pressSales', 'rep', 'self'],
  colleague: ['宁致远', 'Ning Zhiyuan', 'pressSales', 'rep', 'self'],
  manager: ['许若兰', 'Xu Ruolan', 'pressSales', 'sales-manager', 'department'],
  otherDepartment: ['钱卫国', 'Qian Weiguo', 'pressWorks', 'sales-manager', 'department'],
  teamMember: ['韩世杰', 'Han Shijie', 'pressWorks', 'technical', 'self'],
  deputy: ['陈思远', 'Chen Siyuan', 'pressWorks', 'service', 'self'],
  head: ['吴建业', 'Wu Jianye', 'presses', 'subsidiary-head', 'subtree'],
  finance: ['宋嘉禾', 'Song Jiahe', 'presses', 'finance', 'subtree'],
  otherSubsidiary: ['卢恒毅', 'Lu Hengyi', 'mills', 'subsidiary-head', 'subtree'],
  otherSubsidiaryRep: ['邓晓棠', 'Deng Xiaotang', 'millSales', 'rep', 'self'],
  parent: ['沈怀瑾', 'Shen Huaijin', 'group', 'technical', 'self'],
  hq: ['邵东升', 'Shao Dongsheng', 'group', 'hq-sales', 'group'],
  legal: ['顾清越', 'Gu Qingyue', 'group', 'legal', 'group'],
  admin: ['罗一帆', 'Luo Yifan', 'group', 'administrator', 'group'],
} as const satisfies Record<string, readonly [string, string, OrganisationKey, string, MembershipRow['scope']]>
export type PersonKey = keyof typeof people

const contacts = {
  executive: ['冯国梁', 'Feng Guoliang', '总经理', 'GM'],
  manager: ['石敬川', 'Shi Jingchuan', '设备处长', 'Head of equipment'],
  staff: ['白琳', 'Bai Lin', '招标主管', 'Tender officer'],
} as const satisfies Record<ContactLevel, readonly string[]>

export interface AGroup {
  orgs: Record<OrganisationKey, string>
  people: Record<PersonKey, string>
  /** kept by the press company, which alone has a relationship with it */
  customerId: string
  /** people of the customer, one of each level */
  contacts: Record<ContactLevel, string>
  /** what is to be inserted, by `insertDataset` */
  dataset: Pick<
    Dataset,
    'organisation' | 'person' | 'auth_user' | 'membership' | 'customer' | 'customer_relationship' | 'contact'
  >
}

/** A small group with known people of each kind that access is tested with, and one customer. All ids are fixed. */
export function aGroup(): AGroup {
  const orgs = idsOf(organisations, 'organisation')
  const who = idsOf(people, 'person')
  const customerId = testId('customer')
  return {
    orgs,
    people: who,
    customerId,
    contacts: idsOf(contacts, 'contact'),
    dataset: {
      organisation: entries(organisations).map(([key, [kind, name, latin, above]], position) => ({
        id: orgs[key],
        parent_id: above.length > 0 ? orgs[above.at(-1) as OrganisationKey] : null,
        kind,
        name,
        name_latin: latin,
        lineage: [...above.map((ancestor) => orgs[ancestor]), orgs[key]],
        position,
      })),
      person: entries(people).map(([key, [name, latin, , role]]) => ({
        id: who[key],
        email: emailOf(key),
        name,
        name_latin: latin,
        title: role,
        title_latin: role,
        created_at: made,
      })),
      auth_user: entries(people).map(([key, [name]]) => ({
        id: who[key],
        name,
        email: emailOf(key),
        email_verified: true,
        created_at: made,
        updated_at: made,
      })),
      membership: entries(people).map(([key, [, , org, role, scope]]) => ({
        person_id: who[key],
        org_id: orgs[org],
        role,
        scope,
      })),
      customer: [
        {
          id: customerId,
          name: '晋岳特钢集团',
          name_latin: 'Jinyue Special Steel',
          name_key: '晋岳特钢集团',
          credit_code: null,
          industry: 'steel',
          region: 'north',
          city: '晋中',
          city_latin: 'Jinzhong',
          keeper_org_id: orgs.presses,
          created_at: made,
          updated_at: made,
        },
      ],
      customer_relationship: [
        {
          id: testId('relationship'),
          org_id: orgs.presses,
          customer_id: customerId,
          owner_id: who.owner,
          grade: 'A',
          since: '2026-01-05',
          last_activity_on: null,
          created_at: made,
        },
      ],
      contact: entries(contacts).map(
        ([level, [name, latin, title, titleLatin]]): ContactRow => ({
          id: testId(`contact/${level}`),
          org_id: orgs.presses,
          customer_id: customerId,
          name,
          name_latin: latin,
          title,
          title_latin: titleLatin,
          level,
          phone: null,
          created_at: made,
        }),
      ),
    },
  }
}

function entries<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][]
}

function idsOf<K extends string>(table: Readonly<Record<K, unknown>>, kind: string): Record<K, string> {
  return Object.fromEntries(Object.keys(table).map((key) => [key, testId(`${kind}/${key}`)])) as Record<K, string>
}

function emailOf(key: string): string {
  return `${key.toLowerCase()}@gantry.example`
}
