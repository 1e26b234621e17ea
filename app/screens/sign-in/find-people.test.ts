import { expect, test } from 'vitest'
import type { DemoCompany, DemoPerson } from '#crm/org/list-demo-people.server.ts'
import type { Role } from '#crm/org/role.policy.ts'
import { featured, search } from './find-people.ts'

function person(zh: string, en: string, role: Role, owned = 0): DemoPerson {
  return { id: en, name: { zh, en }, title: { zh: '职务', en: 'Title' }, role, scope: 'self', owned, joined: 0 }
}

const company = (kind: DemoCompany['kind'], zh: string, en: string, ...people: DemoPerson[]): DemoCompany => ({
  id: en,
  kind,
  name: { zh, en },
  people,
})

const companies = [
  company(
    'group',
    '集团',
    'Group',
    person('顾清越', 'Gu Qingyue', 'legal'),
    person('陶景川', 'Tao Jingchuan', 'finance'),
  ),
  company(
    'subsidiary',
    '起重公司',
    'Cranes',
    person('林若溪', 'Lin Ruoxi', 'rep'),
    person('龚子昂', "Gong Zi'ang", 'rep', 9),
  ),
  company(
    'subsidiary',
    '锻压公司',
    'Forging',
    person('许若兰', 'Xu Ruolan', 'rep', 2),
    person('周启明', 'Zhou Qiming', 'rep', 14),
    person('吴建业', 'Wu Jianye', 'subsidiary-head'),
  ),
  company('subsidiary', '容器公司', 'Vessels', person('丁木兰', 'Ding Mulan', 'procurement')),
]

const names = (list: DemoCompany[]) => list.map(({ name, people }) => [name.zh, ...people.map((one) => one.name.zh)])

test('first the subsidiary with the most roles, then the headquarters, then whoever has a role of their own', () => {
  expect(names(featured(companies))).toEqual([
    ['锻压公司', '周启明', '吴建业'],
    ['集团', '顾清越', '陶景川'],
    ['容器公司', '丁木兰'],
  ])
})

test('a group without subsidiaries has its own people to offer, and an empty one nobody', () => {
  expect(names(featured(companies.slice(0, 1)))).toEqual([['集团', '顾清越', '陶景川']])
  expect(featured([])).toEqual([])
})

const roleOf = ({ role }: DemoPerson) => (role === 'rep' ? '销售' : role)

test.each([
  ['周启', [['锻压公司', '周启明']]],
  ['ZHOU', [['锻压公司', '周启明']]],
  ['ziang', [['起重公司', '龚子昂']]],
  ['锻压 销售', [['锻压公司', '许若兰', '周启明']]],
  ['ｖｅｓｓｅｌｓ', [['容器公司', '丁木兰']]],
  ['没有这个人', []],
])('%s finds', (query, expected) => {
  expect(names(search(companies, query, roleOf))).toEqual(expected)
})

test('an empty search finds everybody', () => {
  expect(names(search(companies, '  ', roleOf))).toEqual(names(companies))
})
