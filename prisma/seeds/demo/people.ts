import type { AuthUserRow, Instant, MembershipRow, PersonRow } from '#prisma/seeds/dataset.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'
import { companyKeyOf, organisationId } from './organisation.ts'

type Membership = [organisation: string, role: string, scope: MembershipRow['scope']]

export interface DemoPerson {
  zh: string
  /** family name first, as in `Zhou Qiming`; also the source of the mail address */
  en: string
  titleZh: string
  titleEn: string
  memberships: Membership[]
}

const person = (
  zh: string,
  en: string,
  titleZh: string,
  titleEn: string,
  ...memberships: Membership[]
): DemoPerson => ({
  zh,
  en,
  titleZh,
  titleEn,
  memberships,
})

const headquarters: DemoPerson[] = [
  person('邵东升', 'Shao Dongsheng', '市场部，重大商机', 'Marketing, major deals', [
    'group/marketing',
    'hq-sales',
    'group',
  ]),
  person('程立群', 'Cheng Liqun', '集团副总经理', 'Group deputy GM', ['group', 'hq-sales', 'group']),
  person('顾清越', 'Gu Qingyue', '法务', 'Legal counsel', ['group/legal', 'legal', 'group']),
  person('罗一帆', 'Luo Yifan', '系统管理员', 'System administrator', ['group', 'administrator', 'group']),
  person('陶景川', 'Tao Jingchuan', '集团财务', 'Group finance', ['group/finance', 'finance', 'group']),
]

const forging: DemoPerson[] = [
  person('吴建业', 'Wu Jianye', '销售副总', 'VP sales', ['forging', 'subsidiary-head', 'subtree']),
  person('周启明', 'Zhou Qiming', '销售经理', 'Sales manager', ['forging/open-die', 'rep', 'self']),
  person('宁致远', 'Ning Zhiyuan', '自由锻营销部长', 'Head of open-die sales', [
    'forging/open-die',
    'sales-manager',
    'department',
  ]),
  person('许若兰', 'Xu Ruolan', '模锻销售', 'Closed-die sales', ['forging/closed-die', 'rep', 'self']),
  person('韩世杰', 'Han Shijie', '技术支持', 'Technical support', ['forging/works', 'technical', 'self']),
  person('钱卫国', 'Qian Weiguo', '制造部长', 'Head of works', ['forging/works', 'production', 'self']),
  person('贺文澜', 'He Wenlan', '商务与资信', 'Commercial and credit', ['forging', 'finance', 'subtree']),
  person('宋嘉禾', 'Song Jiahe', '财务', 'Finance', ['forging', 'finance', 'subtree']),
  person('陈思远', 'Chen Siyuan', '服务销售', 'Service sales', ['forging/works', 'service', 'self']),
]

const rolling: DemoPerson[] = [
  person('卢恒毅', 'Lu Hengyi', '轧机公司总经理', 'GM, rolling mills', ['rolling', 'subsidiary-head', 'subtree']),
  person('梁书恺', 'Liang Shukai', '板带营销部长', 'Head of flat products sales', [
    'rolling/flat',
    'sales-manager',
    'department',
  ]),
  person('邓晓棠', 'Deng Xiaotang', '板带销售', 'Flat products sales', ['rolling/flat', 'rep', 'self']),
  person('江予安', "Jiang Yu'an", '管棒型销售', 'Tube and long products sales', ['rolling/long', 'rep', 'self']),
  person('段明哲', 'Duan Mingzhe', '轧钢工艺', 'Rolling process engineer', ['rolling/works', 'technical', 'self']),
  person('尹知秋', 'Yin Zhiqiu', '合同法务', 'Contract counsel', ['rolling', 'legal', 'subtree']),
]

const cranes: DemoPerson[] = [
  person('杜广涛', 'Du Guangtao', '起重公司总经理', 'GM, cranes', ['cranes', 'subsidiary-head', 'subtree']),
  person('崔永健', 'Cui Yongjian', '冶金起重营销部长', 'Head of metallurgical cranes sales', [
    'cranes/metallurgical',
    'sales-manager',
    'department',
  ]),
  person('龚子昂', "Gong Zi'ang", '冶金起重销售', 'Metallurgical cranes sales', [
    'cranes/metallurgical',
    'rep',
    'self',
  ]),
  person('林若溪', 'Lin Ruoxi', '港口海工销售', 'Port and marine sales', ['cranes/marine', 'rep', 'self']),
  // Two subsidiaries share an engineer, as they share the drives.
  person(
    '薛广义',
    'Xue Guangyi',
    '电气传动工程师',
    'Electrical drives engineer',
    ['cranes/works', 'technical', 'self'],
    ['mining/works', 'technical', 'self'],
  ),
]

const kilns: DemoPerson[] = [
  person('廖正宇', 'Liao Zhengyu', '窑业公司总经理', 'GM, kilns', ['kilns', 'subsidiary-head', 'subtree']),
  person('孟昭阳', 'Meng Zhaoyang', '水泥建材营销部长', 'Head of cement sales', [
    'kilns/cement',
    'sales-manager',
    'department',
  ]),
  person('夏知微', 'Xia Zhiwei', '水泥建材销售', 'Cement sales', ['kilns/cement', 'rep', 'self']),
  person('石磊', 'Shi Lei', '冶金化工窑销售', 'Metallurgical kilns sales', ['kilns/metallurgy', 'rep', 'self']),
  person(
    '温如玉',
    'Wen Ruyu',
    '热工工程师',
    'Thermal engineer',
    ['kilns/works', 'technical', 'self'],
    ['vessels/works', 'technical', 'self'],
  ),
]

const mining: DemoPerson[] = [
  person('田海峰', 'Tian Haifeng', '矿机公司总经理', 'GM, mining machinery', ['mining', 'subsidiary-head', 'subtree']),
  person('方振国', 'Fang Zhenguo', '破磨营销部长', 'Head of crushing and grinding sales', [
    'mining/grinding',
    'sales-manager',
    'department',
  ]),
  person('袁可欣', 'Yuan Kexin', '破磨销售', 'Crushing and grinding sales', ['mining/grinding', 'rep', 'self']),
  person('秦川', 'Qin Chuan', '采掘提升销售', 'Mining and hoisting sales', ['mining/haulage', 'rep', 'self']),
  person('蒋博文', 'Jiang Bowen', '现场服务', 'Field service', ['mining/works', 'service', 'self']),
]

const vessels: DemoPerson[] = [
  person('汪立诚', 'Wang Licheng', '容器公司总经理', 'GM, pressure vessels', ['vessels', 'subsidiary-head', 'subtree']),
  person('余承泽', 'Yu Chengze', '炼化容器营销部长', 'Head of refining vessels sales', [
    'vessels/refining',
    'sales-manager',
    'department',
  ]),
  person('叶秋白', 'Ye Qiubai', '炼化容器销售', 'Refining vessels sales', ['vessels/refining', 'rep', 'self']),
  person('白晓宁', 'Bai Xiaoning', '煤化工销售', 'Coal chemicals sales', ['vessels/coal', 'rep', 'self']),
  person('丁木兰', 'Ding Mulan', '大锻件采购', 'Forgings procurement', ['vessels/works', 'procurement', 'self']),
]

/** Everybody: all eleven roles, each with the scope that goes with it. */
export const people: readonly DemoPerson[] = [
  ...headquarters,
  ...forging,
  ...rolling,
  ...cranes,
  ...kilns,
  ...mining,
  ...vessels,
]

/** @param name as in {@link people}, e.g. `周启明` */
export function personId(name: string): string {
  return stableId(`person/${name}`)
}

/** Who holds a role in an organisation, by name, in order. */
export function holdersOf(organisation: string, ...roles: string[]): string[] {
  return people
    .filter(({ memberships }) => memberships.some(([org, role]) => org === organisation && roles.includes(role)))
    .map(({ zh }) => zh)
}

/** Where somebody is at home in a company, by key: one of its departments, or the company itself. */
export function placeIn(company: string, name: string): string {
  const known = people.find(({ zh }) => zh === name)
  const [place] = known?.memberships.find(([org]) => companyKeyOf(org) === company) ?? []
  if (!place) throw new Error(`${name} belongs to no place of ${company}`)
  return place
}

export function peopleRows(createdAt: Instant): {
  person: PersonRow[]
  auth_user: AuthUserRow[]
  membership: MembershipRow[]
} {
  return {
    person: people.map(({ zh, en, titleZh, titleEn }) => ({
      id: personId(zh),
      email: emailOf(en),
      name: zh,
      name_latin: en,
      title: titleZh,
      title_latin: titleEn,
      created_at: createdAt,
    })),
    auth_user: people.map(({ zh, en }) => ({
      id: personId(zh),
      name: zh,
      email: emailOf(en),
      email_verified: true,
      created_at: createdAt,
      updated_at: createdAt,
    })),
    membership: people.flatMap(({ zh, memberships }) =>
      memberships.map(([organisation, role, scope]) => ({
        person_id: personId(zh),
        org_id: organisationId(organisation),
        role,
        scope,
      })),
    ),
  }
}

/** `Zhou Qiming` → `zhou.qiming@…`, under a domain that RFC 2606 keeps free. */
function emailOf(latin: string): string {
  return `${latin.toLowerCase().replaceAll("'", '').replace(' ', '.')}@zhongsong.example`
}
