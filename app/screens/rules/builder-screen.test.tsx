import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { DraftView } from '#crm/rule-sets/get-draft.server.ts'
import type { Condition } from '#engine/condition.ts'
import type { RuleFile } from '#engine/rule-file.ts'
import { type Sent, showScreen } from '#tests/support/show-screen.tsx'
import { BuilderScreen } from './builder-screen.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

const context = { timeZone: 'Asia/Shanghai', currency: 'CNY' }
const quiet = { fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 14 }

const opened = (condition: Condition): DraftView => ({
  id: 'WN-01',
  orgId: null,
  version: 1,
  edit: 1,
  status: 'active',
  body: {
    id: 'WN-01',
    set: 'warnings',
    subject: 'opportunity',
    name: { zh: '久未跟进', en: 'Quiet' },
    why: { zh: '会凉', en: 'It goes cold' },
    owner: 'hq-sales',
    scope: { severity: 'watch', notify: 'manager,owner' },
    condition,
    cases: [],
  } satisfies RuleFile,
  active: 1,
  edited: null,
})

const saved = { done: true, saved: { version: 1, edit: 1, changed: false } }
async function show(
  condition: Condition,
  answers: unknown[] = [saved],
  cases: RuleFile['cases'] = [],
): Promise<Sent[]> {
  const draft = opened(condition)
  const { sent } = await showScreen({
    screen: () => (
      <BuilderScreen context={context} scopes={null} opened={{ ...draft, body: { ...draft.body, cases } }} />
    ),
    answers: { '/rules/WN-01/save-draft': answers },
  })
  return sent
}
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存草稿' }))
const sentRule = (sent: Sent[]): RuleFile => JSON.parse(String(sent.at(-1)?.draft))

test.each<[string, Condition]>([
  ['not in', { all: [{ fact: 'stage', operator: 'notIn', value: ['lost', 'product-project.bid'] }] }],
  ['not between', { all: [{ not: { fact: 'daysInStage', operator: 'between', value: [1, 90] } }] }],
  ['none of one', { not: { all: [{ fact: 'daysInStage', operator: 'between', value: [1, 90] }] } }],
  ['a group of one line', { all: [{ any: [quiet] }] }],
  ['several of an enumeration', { all: [{ fact: 'industry', operator: 'in', value: ['steel', 'nonferrous'] }] }],
  ['a comma in an element', { all: [{ fact: 'product', operator: 'in', value: ['a,b', 'c'] }, { any: [quiet] }] }],
])('%s: opened, nothing changed, saved: the same JSON', async (name, condition) => {
  const sent = await show(condition)
  save()
  if (name === 'not in') {
    // `lost` is no stage: a rule that the vocabulary has outgrown is not sent, and says so at its line.
    expect((await screen.findAllByText(/不在选项之内/)).length).toBeGreaterThan(0)
    expect(sent).toEqual([])
    return
  }
  await screen.findByText('和原来一样，没有产生新版本')
  expect(JSON.stringify(sentRule(sent).condition)).toBe(JSON.stringify(condition))
  expect(sentRule(sent)).toEqual(opened(condition).body)
  expect(sent[0]).toMatchObject({ version: '1', edit: '1' })
})

test('a line that is not finished is not sent; it says what is missing, and nothing is lost', async () => {
  const sent = await show({ all: [quiet] })
  fireEvent.click(screen.getByRole('button', { name: '条件' }))
  expect(screen.queryByText(/没有写完/)).toBeNull()
  save()
  expect((await screen.findAllByText('这一行没有写完：缺事实')).length).toBeGreaterThan(0)
  fireEvent.change(screen.getByLabelText('名称（中文）'), { target: { value: '' } })
  expect(screen.getByText('要写')).toBeTruthy()
  expect(sent).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: '撤销一步' }))
  fireEvent.click(screen.getByRole('button', { name: '撤销一步' }))
  save()
  await screen.findByText('和原来一样，没有产生新版本')
  expect(sent).toHaveLength(1)
})

test('a range that is reversed, an empty group, an amount that is none: each is refused where it stands', async () => {
  const sent = await show({
    all: [
      { fact: 'daysInStage', operator: 'between', value: [1, 9] },
      { any: [quiet] },
      { fact: 'amount', operator: 'greaterThan', value: '30000000.00' },
    ],
  })
  const values = screen.getAllByLabelText(/在本阶段的天数的值/)
  fireEvent.change(values[0] as HTMLElement, { target: { value: '12' } })
  expect(screen.getByText('范围写反了：起点大于终点')).toBeTruthy()
  const amount = screen.getByLabelText('预计金额的值') as HTMLInputElement
  expect(amount.value).toBe('3000')
  fireEvent.change(amount, { target: { value: '很多' } })
  expect(screen.getByText(/不是金额/)).toBeTruthy()
  save()
  await screen.findByText(/没写完，没有保存/)
  expect(sent).toEqual([])
  fireEvent.change(values[0] as HTMLElement, { target: { value: '2' } })
  fireEvent.change(amount, { target: { value: '5000' } })
  save()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sentRule(sent).condition).toMatchObject({
    all: [{ value: [2, 9] }, {}, { value: '50000000' }],
  })
})

test('a line that denies something about what may be missing asks what empty counts as, and stores the answer', async () => {
  const line = { fact: 'daysToNextPlanned', operator: 'lessThan', value: 7 }
  const sent = await show({ all: [quiet, { not: { any: [line] } }] })
  const chip = screen.getByLabelText('没有填时')
  expect(chip.getAttribute('aria-invalid')).toBe('true')
  fireEvent.change(chip, { target: { value: 'doesNotHold' } })
  expect(screen.getByLabelText('没有填时').getAttribute('aria-invalid')).toBeNull()
  save()
  await waitFor(() => expect(sent).toHaveLength(1))
  const emptiness = { fact: 'daysToNextPlanned', operator: 'isNotEmpty' }
  expect(sentRule(sent).condition).toEqual({ all: [quiet, { not: { any: [{ all: [line, emptiness] }] } }] })
})

test('of a yes or a no it is asked as well whether it is filled in', async () => {
  const sent = await show({ all: [{ fact: 'isMajor', operator: 'isEmpty' }] })
  const state = () => screen.getByLabelText('重大商机的值') as HTMLSelectElement
  expect(state().selectedOptions[0]?.text).toBe('没有填')
  for (const [chosen, stored] of [
    ['false', { fact: 'isMajor', operator: 'equal', value: false }],
    ['isNotEmpty', { fact: 'isMajor', operator: 'isNotEmpty' }],
    ['true', { fact: 'isMajor', operator: 'equal', value: true }],
  ] as const) {
    fireEvent.change(state(), { target: { value: chosen } })
    const before = sent.length
    save()
    await waitFor(() => expect(sent).toHaveLength(before + 1))
    expect(sentRule(sent).condition).toEqual({ all: [stored] })
  }
})

test('of a yes or a no that is not chosen yet none is shown as chosen', async () => {
  await show({ all: [{ fact: 'isMajor', operator: 'equal' } as Condition] })
  const state = screen.getByLabelText('重大商机的值') as HTMLSelectElement
  expect(state.selectedOptions[0]?.text).toBe('选一个')
  save()
  expect((await screen.findAllByText('这一行没有写完：缺值')).length).toBeGreaterThan(0)
})

test('a line compares its fact with another one, and with a value again', async () => {
  const line = { fact: 'daysInStage', operator: 'greaterThan', value: 9 }
  const sent = await show({ all: [line, { fact: 'competitors', operator: 'contains', value: 'x' }] })
  // What a list has in it is compared with words alone.
  fireEvent.click(screen.getByRole('button', { name: '和另一项比' }))
  save()
  expect((await screen.findAllByText('这一行没有写完：缺事实')).length).toBeGreaterThan(0)
  const other = screen.getByLabelText('另一项') as HTMLSelectElement
  const offered = [...other.options].map(({ value }) => value)
  expect(offered).toContain('daysSinceLastActivity')
  expect(offered).not.toContain('daysInStage')
  expect(offered).not.toContain('amount')
  fireEvent.change(other, { target: { value: 'daysSinceLastActivity' } })
  save()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sentRule(sent).condition).toMatchObject({ all: [{ ...line, value: { fact: 'daysSinceLastActivity' } }, {}] })
  const [literal] = [...other.options].filter(({ text }) => text === '改成写一个值')
  fireEvent.change(screen.getByLabelText('另一项'), { target: { value: literal?.value } })
  fireEvent.change(screen.getByLabelText('在本阶段的天数的值'), { target: { value: '5' } })
  save()
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sentRule(sent).condition).toMatchObject({ all: [{ ...line, value: 5 }, {}] })
})

test('each element of a list that a case is given is written in a field of its own', async () => {
  const line = { fact: 'competitors', operator: 'contains', value: '东岭重机' }
  const one: RuleFile['cases'][number] = { name: { zh: '有对手', en: 'A rival' }, facts: {}, expect: 'warn' }
  const sent = await show({ all: [line] }, [saved], [one])
  const inCase = within(screen.getByLabelText('用例 1 的名称').closest('li') as HTMLElement)
  fireEvent.click(inCase.getByRole('button', { name: '没有填' }))
  fireEvent.change(inCase.getByLabelText('用例里竞争对手的值'), { target: { value: '东岭重机' } })
  fireEvent.click(inCase.getByRole('button', { name: '再加一个' }))
  // One that is not written yet is not saved.
  save()
  expect((await inCase.findAllByText(/没有写完/)).length).toBeGreaterThan(0)
  fireEvent.change(inCase.getByLabelText('用例里竞争对手的值 2'), { target: { value: '华钢、重工' } })
  save()
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sentRule(sent).cases[0]?.facts).toEqual({ competitors: ['东岭重机', '华钢、重工'] })
})

test('what the server refuses is said in the person’s words, and stands on', async () => {
  const reason = { zh: '一次会开出 900 条预警', en: 'It would open 900 warnings' }
  const refusal = { failed: { code: 'BAD_INPUT', details: { problems: [{ place: 'condition', reason }] } } }
  await show({ all: [quiet] }, [refusal])
  fireEvent.change(screen.getByLabelText('距上次跟进的天数的值'), { target: { value: '20' } })
  save()
  expect(await screen.findByText(reason.zh)).toBeTruthy()
  expect((screen.getByLabelText('距上次跟进的天数的值') as HTMLInputElement).value).toBe('20')
})

test('a record that is tried says beside each line what holds and with what, and becomes a case', async () => {
  const answers: Record<string, object> = {
    '/rules/records': {
      records: [
        {
          recordId: 'o1',
          partId: null,
          record: {
            type: 'opportunity',
            id: 'o1',
            number: 'OPP-1',
            name: { zh: '快锻机组', en: 'Press' },
            customer: { zh: '', en: '' },
          },
        },
      ],
    },
    '/rules/try': {
      trial: {
        warns: true,
        when: [],
        condition: [
          { place: 'condition', truth: 'true', value: null },
          { place: 'all[0]', truth: 'true', value: { zh: '34 天', en: '34 days' } },
          { place: 'all[1]', truth: 'unknown', value: null },
        ],
        facts: { daysSinceLastActivity: 34 },
        person: { zh: '周启明', en: 'Zhou' },
      },
      cases: [true],
    },
  }
  vi.stubGlobal('fetch', async (address: string) => Response.json(answers[String(address).split('?')[0] ?? ''] ?? {}))
  await show({ all: [quiet, { fact: 'amount', operator: 'greaterThan', value: '1.00' }] })
  fireEvent.click(screen.getByPlaceholderText('输入名称或编号'))
  fireEvent.click(await screen.findByText('快锻机组'))
  expect(await screen.findByText('会发预警，给部门负责人、周启明')).toBeTruthy()
  expect(screen.getByText('34 天')).toBeTruthy()
  expect(screen.getByText('数值不公开')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '存为用例' }))
  const one = screen.getByLabelText('用例 1 的名称').closest('li') as HTMLElement
  expect((within(one).getByLabelText('用例 1 的名称') as HTMLInputElement).value).toBe('快锻机组')
  expect((within(one).getByLabelText('用例里距上次跟进的天数的值') as HTMLInputElement).value).toBe('34')
})
