import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '#ai/copilot/answer.ts'
import { answerEmbedded } from '#ai/copilot/answer-embedded.server.ts'
import type { RecordRef, ToolContext } from '#ai/copilot/tool.ts'
import { ungrounded } from '#ai/copilot/ungrounded.ts'
import { addDemoKnowledge } from '#app/server/add-demo-knowledge.server.ts'
import { nameKey } from '#crm/customers/name-key.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { loadBase } from '#prisma/seeds/base/load-base.server.ts'
import { loadDemo } from '#prisma/seeds/demo/load-demo.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { askOf, contextOf } from '#tests/support/copilot/asked-of.ts'
import { installShippedRules } from '#tests/support/install-shipped-rules.ts'
import { useTestDatabase } from '#tests/support/test-database.ts'

const today = '2026-11-30'
const owner = useTestDatabase()
const people: Readonly<Record<string, string>> = {
  zq: '周启明',
  nz: '宁致远',
  wj: '吴建业',
  sd: '邵东升',
  dx: '邓晓棠',
}
const contexts = new Map<string, ToolContext>()
let press: RecordRef
let customer: RecordRef

beforeAll(async () => {
  await loadBase({ client: owner.client })
  await loadDemo({ client: owner.client, today, nameKey })
  await installShippedRules()
  await addDemoKnowledge()
  for (const [key, name] of Object.entries(people)) {
    const { rows } = await owner.query('SELECT id FROM person WHERE name = $1', [name])
    const personId = String(rows[0]?.id)
    const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId }))
    if (!actor) throw new Error(`${name} was not resolved`)
    const now = new Date(`${today}T03:00:00Z`)
    const inTx: ToolContext['inTx'] = (work) => withActor(actor, work)
    contexts.set(key, contextOf({ actor, inTx, now, today }))
  }
  const { rows } = await owner.query(`SELECT id, customer_id FROM opportunity WHERE number = 'OPP-2026-0417'`)
  press = { kind: 'opportunity', id: String(rows[0]?.id) }
  customer = { kind: 'customer', id: String(rows[0]?.customer_id) }
}, 300_000)

interface AskOptions {
  as?: string
  page?: RecordRef | null
  history?: readonly string[]
}

async function ask(question: string, { as = 'zq', page = null, history = [] }: AskOptions = {}): Promise<Answer> {
  const known = contexts.get(as)
  if (!known) throw new Error(`nobody is ${as}`)
  const language = /\p{Script=Han}/u.test(question) ? 'zh' : 'en'
  const { answer } = await askOf(answerEmbedded, question, {
    history: history.map((text) => ({ from: 'person', text })),
    context: { ...known, language, page },
  })
  if (!answer) throw new Error('there was no answer')
  return answer
}

/** Whether an answer called what a line of wordings.tsv expects: `tool name=value …`, each value in the argument or in what it named. */
function fits(answer: Answer, expected: string): boolean {
  const [tool, ...rest] = expected.split(' ')
  const call = answer.sure ? answer.calls[0] : undefined
  if (tool === 'refuse') return call === undefined && answer.proposals.length === 0
  const wanted = rest.join(' ').match(/\w+=[^=]+?(?= \w+=|$)/g) ?? []
  const read = JSON.stringify(answer.cited).toLowerCase()
  return (
    call !== undefined &&
    call.tool === tool &&
    wanted.every((each) => {
      const [name = '', value = ''] = each.toLowerCase().split('=')
      const own = String(call.arguments[name] ?? '').toLowerCase()
      return own.includes(value) || (['record', 'opportunity', 'customer'].includes(name) && read.includes(value))
    })
  )
}

test('wordings that no example has: the right tool and arguments, or refused; every figure out of the tool', async () => {
  const lines = readFileSync(new URL('../../ai/copilot/router/wordings.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  expect(lines.length).toBeGreaterThan(300)
  const wrong: string[] = []
  const loose: string[] = []
  for (const line of lines) {
    const [as = '', page, question = '', expected = ''] = line.split('\t')
    const answer = await ask(question, { as, page: page === 'o' ? press : page === 'c' ? customer : null })
    if (!fits(answer, expected)) wrong.push(`${question} → ${JSON.stringify(answer.calls)}`)
    loose.push(...ungrounded(answer).map((figure) => `${question}: ${figure}`))
  }
  expect(loose).toEqual([])
  expect(wrong.length / lines.length, wrong.join('\n')).toBeLessThan(0.05)
}, 300_000)

describe('what a question asks beyond its tool', () => {
  test.each([
    ['华东有哪些商机', '客户地区'],
    ['A级客户手上的商机', '客户等级'],
    ['deals in the Middle East over 50 million', 'region of the customer'],
    ['客户里谁在谈判阶段', '阶段'],
    ['中标率，只看工程项目', '项目类型'],
    ['哪份合同没有质保条款', '条款的内容'],
    ['今年比去年多签了多少', '两段时间'],
    ["what's our average deal size", 'averages'],
    ['who approved the Anlan contract', 'who approves or approved'],
    ['上周我拜访了哪些客户', '不说过去的'],
  ])('%s: is said, and no figure of something else', async (question, says) => {
    const answer = await ask(question, { as: 'wj' })
    expect(answer).toMatchObject({ sure: false, calls: [], figures: [], tables: [] })
    expect(answer.sentences.map(({ text }) => text).join(' ')).toContain(says)
  })

  test('why bids of a customer, a region or a colleague were lost is told of those alone', async () => {
    const countOf = async (question: string, given: Record<string, unknown>) => {
      const { calls, figures } = await ask(question, { as: 'wj' })
      expect(calls).toEqual([{ tool: 'bids', arguments: { ask: 'reasons', ...given } }])
      return Number(figures.find(({ label }) => label.en === 'bids looked back at')?.value ?? 0)
    }
    const reviewed = async (where: string) => {
      const { rows } = await owner.query(
        `SELECT count(*)::int AS n FROM bid b JOIN customer c ON c.id = b.customer_id JOIN person p ON p.id = b.owner_id
         WHERE b.reviewed_on IS NOT NULL AND b.result IN ('won', 'lost') AND b.company_id = (SELECT company_id FROM bid
           JOIN person o ON o.id = bid.owner_id WHERE o.name = '周启明' LIMIT 1) AND ${where}`,
      )
      return rows[0]?.n
    }
    const all = await countOf('我们的标一般为什么丢', {})
    const [east, own] = [
      await countOf('华东的标为什么老丢', { region: 'east' }),
      await countOf('周启明的标为什么丢', { owner: '周启明' }),
    ]
    expect([all, east, own]).toEqual([
      await reviewed('true'),
      await reviewed(`c.region = 'east'`),
      await reviewed(`p.name = '周启明'`),
    ])
    expect(east).toBeLessThan(all)
    expect(own).toBeLessThan(all)
    expect(own).toBeGreaterThan(0)
    expect(await countOf('邯峰的标为什么丢', { customer: '邯峰钢铁集团' })).toBe(
      await reviewed(`c.name = '邯峰钢铁集团'`),
    )
  })
})

describe('a question that goes on from others', () => {
  test('of the record that was spoken of', async () => {
    const history = ['晋岳165MN卡在哪']
    expect((await ask('那他的合同呢', { history })).calls).toEqual([
      { tool: 'find_contracts', arguments: { opportunity: press.id } },
    ])
    expect((await ask('and what is it worth?', { history: ['status of the 165MN press'] })).calls[0]).toMatchObject({
      tool: 'open_record',
    })
  })

  test('of another time, or another person, for what was asked', async () => {
    const next = await ask('那下个季度呢', { as: 'wj', history: ['本季度预计能签多少'] })
    expect(next.calls).toEqual([
      { tool: 'pipeline_and_forecast', arguments: { signing_after: '2027-01-01', signing_before: '2027-03-31' } },
    ])
    const other = await ask('许若兰呢', { as: 'wj', history: ['周启明手上有哪些商机'] })
    expect(other.calls[0]).toMatchObject({ tool: 'find_records', arguments: { owner: '许若兰' } })
  })
})

test('a visit out of one sentence, with whom, of what, and what comes next', async () => {
  const { proposals } = await ask('今天下午去晋岳见了石处,聊了压机的预算,下周三带方案再去')
  const [proposal] = proposals
  expect(proposal).toMatchObject({ verb: 'log_visit', record: press })
  const after = (name: string) => proposal?.fields.find((field) => field.name === name)?.after
  expect(after('onDate')?.value).toBe(today)
  expect(after('contactIds')?.shown.zh).toBe('石敬川')
  expect(after('subject')?.value).toContain('预算')
  expect(after('nextOn')?.value).toBe('2026-12-09')
  expect(after('nextSubject')?.value).toContain('方案')
  const { rows } = await owner.query(
    `SELECT count(*)::int AS n FROM activity WHERE subject LIKE '%预算%' AND on_date = $1`,
    [today],
  )
  expect(rows[0]?.n).toBe(0)
})

test('what was done in the morning is told, and what comes after is the next step; a term in between is no day of it', async () => {
  const { proposals: chinese } = await ask('上午在晋岳开会,石处也在,讨论压机的基础图,下周三再去一趟')
  expect(chinese[0]?.fields.find(({ name }) => name === 'onDate')?.after.value).toBe(today)
  expect(chinese[0]?.fields.find(({ name }) => name === 'nextOn')?.after.value).toBe('2026-12-09')
  const { proposals: english } = await ask(
    'Visited Jinyue yesterday about the 165MN press, they want it in 16 months. Next: send them the drawing by Wednesday next week.',
  )
  expect(english[0]?.fields.find(({ name }) => name === 'nextOn')?.after.value).toBe('2026-12-09')
})

test.each([
  'which contracts had nothing flagged in the review',
  'contracts where the review found nothing',
  '没标出风险的合同',
])('contracts in which nothing was found are not those in which something was: %s', async (question) => {
  const { calls } = await ask(question, { as: 'wj' })
  expect(calls).toEqual([{ tool: 'find_contracts', arguments: expect.objectContaining({ flags: 'none' }) }])
})

test('nothing, one character, marks, and two thousand words end in an answer that does nothing', async () => {
  for (const question of [
    '',
    ' ',
    '啊',
    'x',
    '？？？',
    '\u200b',
    'lorem '.repeat(2000),
    '商机'.repeat(2000),
    '\ud800',
  ]) {
    const answer = await ask(question)
    expect(answer.proposals, question.slice(0, 20)).toEqual([])
    expect(answer.sentences.length).toBeGreaterThan(0)
    expect(ungrounded(answer)).toEqual([])
  }
  expect((await ask('')).sure).toBe(false)
})

test('what several records fit is asked back, each with the whole call', async () => {
  const answer = await ask('80MN卡在哪')
  expect(answer).toMatchObject({ sure: false, calls: [], none: { kind: 'unsure' } })
  const suggestions = answer.none?.kind === 'unsure' ? answer.none.suggestions : []
  expect(suggestions.length).toBeGreaterThan(1)
  for (const { call } of suggestions) expect(call.tool).toBe('what_blocks_stage')
})

test('of two changes in one sentence the person is asked which, each as a whole call', async () => {
  const answer = await ask('晋岳165的金额改成1.3亿，签约日改到三月底')
  expect(answer).toMatchObject({ sure: false, calls: [], proposals: [] })
  expect(answer.sentences[0]?.text).toContain('一次只能提议改一项')
  expect(answer.none?.kind === 'unsure' && answer.none.suggestions.map(({ call }) => call)).toEqual([
    { tool: 'change_field', arguments: { record: 'OPP-2026-0417', field: 'amount', value: '130000000' } },
    { tool: 'change_field', arguments: { record: 'OPP-2026-0417', field: 'expected_sign_on', value: '2027-03-31' } },
  ])
})

test('what is forbidden stays forbidden when the next question goes on from it', async () => {
  const history = ['晋岳165的金额不要改成1.3亿']
  expect((await ask('那晋岳165的呢', { history })).proposals).toEqual([])
})

test('a question, a prohibition, an exception and a growth are asked back, in words that say why', async () => {
  const why = async (question: string) => (await ask(question, { as: 'wj' })).sentences[0]?.text
  expect(await why('上周去过晋岳吗')).toContain('在问拜访')
  expect(await why("don't change the 165MN amount to 130 million")).toContain('You said not to')
  expect(await why('除了晋岳还有哪些商机')).toContain('不能把某一部分排除在外')
  expect(await why('increase the 165MN amount by 10%')).toContain('say the value itself')
})

test('what is out of sight is answered as what is not there', async () => {
  const hidden = await ask('165MN快锻卡在哪', { as: 'dx' })
  const absent = await ask('999MN快锻卡在哪', { as: 'dx' })
  expect(hidden).toEqual(absent)
  expect(hidden.sure).toBe(false)
})
