import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import { I18nextProvider } from 'react-i18next'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, expect, test, vi } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import type { RouteTableView, RouteTrial } from '#crm/approvals/route-views.ts'
import { RoutesScreen } from './routes-screen.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const head = { role: 'subsidiary-head', at: 'company' } as const
const hq = { role: 'hq-sales', at: 'group' } as const
const both: RouteTableView['rows'][number]['steps'][number] = {
  key: 'commercial',
  name: { zh: '会签', en: 'Together' },
  asks: [
    { role: 'sales-manager', at: 'department' },
    { role: 'finance', at: 'company' },
  ],
  passes: 'all',
  hours: 24,
  escalateTo: head,
}
const last = { ...both, key: 'head', asks: [head], passes: 'any' as const, hours: 1, escalateTo: null }
const row = {
  ruleId: 'AR-05',
  version: 1,
  name: { zh: '毛利偏低', en: 'Low margin' },
  says: [{ zh: '毛利率低于 12%', en: 'Margin: below 12%' }],
  steps: [both, last],
  behind: null,
}
const tables: RouteTableView[] = [
  {
    for: 'contract',
    level: 'group',
    org: null,
    rows: [
      row,
      { ...row, ruleId: 'AR-06', name: { zh: '更低', en: 'Lower still' }, behind: 'AR-05' },
      {
        ...row,
        ruleId: 'AR-12',
        name: { zh: '其余合同', en: 'All others' },
        says: [],
        steps: [{ ...both, asks: [hq, { person: { zh: '程立群', en: 'Cheng Liqun' } }, head], passes: { share: 0.5 } }],
      },
    ],
    closed: true,
  },
  {
    for: 'contract',
    level: 'organisation',
    org: { id: 'o1', name: { zh: '中嵩锻压公司', en: 'Zhongsong Forging' } },
    rows: [row],
    closed: false,
  },
]
const person = (id: string, zh: string, en: string) => ({
  id,
  name: { zh, en },
  title: { zh: '销售副总', en: 'VP sales' },
})
const trial: RouteTrial = {
  contract: { id: 'c1', number: 'HT-2026-0001', name: { zh: '快锻机供货合同', en: 'Forging press supply' } },
  tables: [
    {
      level: 'group',
      rows: [
        {
          ruleId: 'AR-01',
          name: { zh: '有高风险条款', en: 'High-risk clauses' },
          parts: [
            {
              text: { zh: '高风险标记多于 0 处', en: 'High flags: more than 0' },
              have: [{ label: { zh: '高风险标记', en: 'High flags' }, value: { zh: '0 处', en: '0' } }],
              truth: 'false',
            },
          ],
          truth: 'false',
          taken: false,
        },
        {
          ruleId: 'AR-05',
          name: { zh: '毛利偏低', en: 'Low margin' },
          parts: [
            {
              text: { zh: '毛利率低于 12%', en: 'Margin: below 12%' },
              have: [{ label: { zh: '毛利率', en: 'Margin' }, value: { zh: '10.5%', en: '10.5%' } }],
              truth: 'true',
            },
          ],
          truth: 'true',
          taken: true,
        },
        {
          ruleId: 'AR-12',
          name: { zh: '其余合同', en: 'All others' },
          parts: [{ text: null, have: [], truth: 'true' }],
          truth: 'true',
          taken: false,
        },
      ],
    },
  ],
  outcome: {
    kind: 'route',
    steps: [
      {
        key: 'commercial',
        name: { zh: '会签', en: 'Together' },
        level: 'group',
        people: [
          { ...person('p1', '宁致远', 'Ning Zhiyuan'), why: 'role' },
          { ...person('p2', '陶景川', 'Tao Jingchuan'), title: null, why: 'stand-up' },
        ],
        passes: 'all',
        hours: 24,
        escalateTo: { id: 'p3', name: { zh: '吴建业', en: 'Wu Jianye' } },
      },
    ],
  },
}

async function show(options: { trial?: RouteTrial | null; tables?: RouteTableView[]; language?: 'zh-CN' | 'en' } = {}) {
  const { trial: tried = null, tables: shown = tables, language = 'zh-CN' } = options
  const router = createMemoryRouter(
    [{ path: '/rules/routes', element: <RoutesScreen tables={shown} trial={tried} /> }],
    { initialEntries: ['/rules/routes'] },
  )
  render(
    <I18nextProvider i18n={await makeI18n(language)}>
      <RouterProvider router={router} />
    </I18nextProvider>,
  )
  return router
}

/** What stands in a list's items, one by one. */
const itemsOf = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map((item) => item.textContent)

test.each([
  [
    'zh-CN',
    '集团 · 合同',
    '毛利偏低 · 依次问谁',
    ['本部门销售经理', '本单位财务', '单位负责人'],
    '都要同意 · 24 小时，过了转单位负责人',
  ],
  [
    'en',
    'Group · contracts',
    'Low margin · Who is asked, in order',
    ['Sales manager, department', 'Finance, company', 'Head of subsidiary'],
    'all must agree · 24 hours, then to Head of subsidiary',
  ],
] as const)('a table says in %s when a row is taken and who is asked', async (language, title, way, asked, terms) => {
  await show({ language })
  const table = within(screen.getByRole('region', { name: title }))
  const steps = table.getByRole('list', { name: way })
  for (const who of asked) expect(within(steps).getByText(who)).toBeTruthy()
  expect(within(steps).getByText(terms)).toBeTruthy()
  // Those who are asked together stand in one box.
  expect(itemsOf(within(steps).getAllByRole('list', { name: /同时问|asked together/ })[0] as HTMLElement)).toEqual(
    asked.slice(0, 2),
  )
  // A word that is not in the catalogue shows its key.
  expect(document.body.textContent).not.toMatch(/(try|col|place|passes|role|for)\.\w/)
})

test('a row that is never reached says which takes its cases, and a table says whether it leaves anything open', async () => {
  await show()
  const group = within(screen.getByRole('region', { name: '集团 · 合同' }))
  expect(group.getAllByText(/轮不到/).map(({ textContent }) => textContent)).toEqual(['轮不到：AR-05 先接走了'])
  expect(group.getByText('其余情况')).toBeTruthy()
  expect(group.getByText('程立群')).toBeTruthy()
  expect(group.getByText(/50% 同意即可/)).toBeTruthy()
  expect(group.getByText('上面没有对上的，最后都有一行接住。')).toBeTruthy()
  const own = within(screen.getByRole('region', { name: '中嵩锻压公司 · 合同' }))
  expect(own.getByText(/一行都对不上的，提交不了/)).toBeTruthy()
})

test('a trial shows each row up to the one that is taken with what was found, and the people', async () => {
  await show({ trial })
  const panel = within(screen.getByRole('complementary', { name: '拿一份合同试' }))
  expect(panel.getByRole<HTMLInputElement>('combobox', { name: '合同' }).value).toBe('快锻机供货合同')
  const rows = panel.getByRole('list', { name: '集团的行' })
  expect(within(rows).getByText('现在 0 处')).toBeTruthy()
  expect(within(rows).getByText('现在 10.5%')).toBeTruthy()
  expect(within(rows).getByText('就用这一行')).toBeTruthy()
  expect(itemsOf(panel.getByRole('list', { name: '下面的轮不到了' }))).toEqual(['3其余合同'])
  const [first] = screen.getAllByRole('region')
  const current = first && [...first.querySelectorAll('[aria-current=true]')]
  expect(current?.map(({ textContent }) => textContent)).toEqual([expect.stringContaining('AR-05')])
  expect(
    within(rows)
      .getAllByRole('img')
      .map((mark) => mark.getAttribute('aria-label')),
  ).toEqual(['对不上', '对不上', '对得上', '对得上'])
  expect(panel.getByText('宁致远')).toBeTruthy()
  expect(panel.getByText('本级没有别人，上一级代签')).toBeTruthy()
  expect(panel.getByText('都要同意 · 24 小时，过了转吴建业')).toBeTruthy()
})

test.each([
  ['zh-CN', { kind: 'by-costs' }, /你看不到成本/],
  ['en', { kind: 'by-costs' }, /You do not see costs/],
  ['zh-CN', { kind: 'fault', fault: { kind: 'no-row', level: 'group' } }, /集团的行里没有一行对得上/],
  ['en', { kind: 'fault', fault: { kind: 'no-row', level: 'organisation' } }, /None of the company’s own rows fits/],
  [
    'zh-CN',
    { kind: 'fault', fault: { kind: 'nobody', level: 'group', step: last.name, ...head, onlySubmitter: false } },
    /“会签”这一步找不到人：单位负责人没有人担任/,
  ],
  [
    'en',
    {
      kind: 'fault',
      fault: { kind: 'nobody', level: 'group', step: last.name, role: null, at: null, onlySubmitter: false },
    },
    /step “Together”: the person named in the row/,
  ],
] as const)('in %s it says why nobody would be asked', async (language, outcome, words) => {
  await show({ trial: { ...trial, outcome }, language })
  expect(screen.getByText(words)).toBeTruthy()
  expect(screen.queryByText('会问谁')).toBeNull()
})

test('without costs a row shows a lock and the words, and no figure', async () => {
  const hidden = { zh: '按毛利水平', en: 'by its margin level' }
  const parts = [{ text: hidden, have: [], truth: 'hidden' as const }]
  const rows = [{ ruleId: 'AR-05', name: hidden, parts, truth: 'hidden' as const, taken: false }]
  await show({ trial: { ...trial, tables: [{ level: 'group', rows }], outcome: { kind: 'by-costs' } } })
  const list = screen.getByRole('list', { name: '集团的行' })
  expect(within(list).getAllByRole('img', { name: '看成本才知道' })).toHaveLength(2)
})

test('a contract is looked up by words, and the one that is chosen stands in the address', async () => {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    return Response.json({ contracts: [{ id: 'c7', number: 'HT-7', name: { zh: '环轧机合同', en: 'Ring mill' } }] })
  })
  const router = await show()
  const box = screen.getByRole('combobox', { name: '合同' })
  fireEvent.change(box, { target: { value: '环轧' } })
  fireEvent.click(await screen.findByRole('option', { name: /环轧机合同/ }))
  expect(asked).toEqual([`/contracts/choices?q=${encodeURIComponent('环轧')}`])
  expect(router.state.location.search).toBe('?try=c7')
})

test('without any row it says what that means', async () => {
  await show({ tables: [] })
  expect(screen.getByText(/合同和例外都提交不了审批/)).toBeTruthy()
  expect(screen.queryByRole('combobox')).toBeNull()
})

test('it can be read by whoever does not see it', async () => {
  await show({ trial })
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
})
