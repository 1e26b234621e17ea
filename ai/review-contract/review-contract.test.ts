import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readRulePacks } from '#crm/rule-sets/read-rule-packs.server.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import { readDocument } from '#ingest/read-document.server.ts'
import type { PlaybookRule } from './decide-flags.ts'
import { embeddedMethods } from './embedded-methods.server.ts'
import type { Flag } from './flag.ts'
import { type Review, reviewContract } from './review-contract.ts'

const defaults = { timeZone: 'Asia/Shanghai', currency: 'CNY', now: new Date('2026-11-28T00:00:00Z') }
const folder = new URL('../../tests/cases/', import.meta.url)

let playbook: PlaybookRule[]
beforeAll(async () => {
  const { rules, problems } = await readRulePacks(defaults)
  expect(problems).toEqual([])
  playbook = rules.flatMap(({ rule }) => (rule.set === 'clause-playbook' ? [{ version: 1, rule }] : []))
})

async function reviewCase(file: string): Promise<Review & { text: string }> {
  const document = await readDocument({ bytes: readFileSync(new URL(file, folder)), name: basename(file) })
  const review = await reviewContract(document, { playbook, ...defaults }, embeddedMethods())
  for (const { at, quote } of review.flags) if (at) expect(document.text.slice(at.start, at.end)).toBe(quote)
  expect(review.dropped).toBe(0)
  return { ...review, text: document.text }
}

async function reviewText(...lines: string[]): Promise<Flag[]> {
  const document = await makeDocument({ bytes: new TextEncoder().encode(lines.join('\n')), format: 'txt' })
  return (await reviewContract(document, { playbook, ...defaults }, embeddedMethods())).flags
}

const present = ({ flags }: Review) => flags.filter(({ at }) => at !== null)
const brief = ({ kind, clause, quote }: Flag) => ({ kind, clause, quote })

describe('cases', () => {
  test('D02: rate, cap and warranty of a Chinese PDF are flagged in their own words', async () => {
    const facts = present(await reviewCase('D02.pdf')).flatMap((flag) => flag.facts)
    expect(facts.map(({ fact, value }) => [fact, String(value)])).toEqual([
      ['delayRatePerDay', '0.3'],
      ['delayCap', '20'],
      ['warrantyMonthsFromAcceptance', '36'],
      ['warrantyRestarts', 'true'],
    ])
  })

  test('D05: set-off stands in clause 3, title in clause 4, and what strikes out clause 3 is said', async () => {
    const [setOff, title] = present(await reviewCase('D05.docx'))
    expect(setOff).toMatchObject({ kind: 'set-off', clause: '3', severity: 'low', overriddenBy: { clause: '2' } })
    expect(title).toMatchObject({ kind: 'title', clause: '4', severity: 'high', overriddenBy: null })
  })

  test('D08: three instalments that add up: little before delivery, and long after acceptance', async () => {
    expect(present(await reviewCase('D08.docx')).map(({ rule, facts }) => [rule.id, facts[0]?.value])).toEqual([
      ['CP-02', 30],
      ['CP-04', 180],
    ])
  })

  test('D09: what stands in a text box and in a content control is flagged once each', async () => {
    expect(present(await reviewCase('D09.docx')).map(({ kind, quote }) => [kind, quote])).toEqual([
      ['precedence', '补充约定：本合同与招标文件不一致的，以招标文件为准。'],
      ['governing-law', '因本合同发生的争议由买方所在地人民法院管辖。'],
    ])
  })

  test('D13: damages written with ligatures: one per cent a week, no cap', async () => {
    const facts = present(await reviewCase('D13.pdf')).map((flag) => flag.facts[0])
    expect(facts).toMatchObject([
      { fact: 'delayRatePerWeek', value: '1' },
      { fact: 'delayHasCap', value: false },
    ])
  })

  test('D15: turned and upside-down pages', async () => {
    expect(present(await reviewCase('D15.pdf')).map(({ page, kind, quote }) => [page, kind, quote])).toEqual([
      [2, 'performance-damages', 'No limit applies to deductions under this Appendix.'],
      [3, 'performance-damages', 'Clause 15 The Buyer may reject the Goods and claim a full refund.'],
    ])
  })

  test('D19: carve-outs in a footnote swallow the cap of the clause that it hangs on', async () => {
    expect(present(await reviewCase('D19.docx')).map(brief)).toEqual([
      {
        kind: 'liability-cap',
        clause: '9.1',
        quote: '但因人身伤害、故意、延误交货及间接损失产生的赔偿不受本款上限限制。',
      },
    ])
  })

  test('A09: hidden orders to a machine change nothing, and are flagged as hidden', async () => {
    const { flags, coverage } = await reviewCase('A09.docx')
    expect(flags.filter(({ kind }) => kind === 'delay-damages')).toMatchObject([
      { clause: '6.1', severity: 'high', isHidden: false },
      { clause: '6.1', severity: 'high', isHidden: false },
    ])
    const orders = flags.filter(({ kind }) => kind === 'instructions')
    expect(orders.map(({ isHidden }) => isHidden)).toEqual([true, true])
    expect(coverage.hidden).toBe(2)
  })

  test('C06: words against figures, parts that agree with the words, shares that do not add up', async () => {
    const flags = present(await reviewCase('C06.txt')).filter(({ kind }) => kind === 'amounts')
    expect(flags.map(({ clause, severity, rule }) => [clause, severity, rule.id])).toEqual([
      ['2.1', 'high', 'CP-42'],
      ['3.4', 'medium', 'CP-43'],
      ['4.1', 'high', 'CP-42'],
    ])
    expect(flags[0]?.notes).toMatchObject([{ fact: 'partsAgreeWith', value: 'words' }])
    expect(flags[1]?.facts).toMatchObject([{ fact: 'sharesSum', value: 95 }])
  })
})

describe('what stands elsewhere counts', () => {
  test('a cap in another clause, by a cross reference from special conditions', async () => {
    const general = ['通用条款', '10.1 卖方逾期交货的，每逾期一日按合同总价的0.05%支付违约金，累计不超过合同总价的5%。']
    expect(await reviewText(...general)).toEqual([])
    const flags = await reviewText(...general, '专用条款', '5.2 第10.1款所定违约金的累计数额不设上限。')
    expect(flags.map(brief)).toEqual([
      { kind: 'delay-damages', clause: '5.2', quote: '5.2 第10.1款所定违约金的累计数额不设上限。' },
    ])
  })

  test('ending at will is no risk where work in progress is paid for', async () => {
    const atWill = '12.1 甲方有权随时书面通知乙方解除本合同。'
    const paid = '12.2 甲方解除合同的，应补偿乙方已完成工作的全部费用。'
    expect((await reviewText(atWill)).map(({ severity }) => severity)).toEqual(['high'])
    expect(await reviewText(atWill, paid)).toEqual([])
  })

  test('a fixed price is a risk for as long as delivery takes', async () => {
    const fixed = '3.1 合同价格为固定总价，不予调整。'
    expect(await reviewText(fixed, '5.1 卖方应在合同生效后十个月内交货。')).toEqual([])
    expect((await reviewText(fixed, '5.1 卖方应在合同生效后十八个月内交货。')).map(brief)).toEqual([
      { kind: 'price-adjustment', clause: '3.1', quote: fixed },
    ])
  })

  test('title that passes on delivery is no risk where it is retained until paid', async () => {
    const passes = '8.1 设备所有权自交货之日起转移至买方。'
    expect(await reviewText(passes)).toHaveLength(1)
    expect(await reviewText(passes, '8.2 买方付清全部合同价款前，设备所有权归卖方。')).toEqual([])
  })
})

describe('what is struck out, hidden or theirs', () => {
  const cap = '15.1 卖方累计赔偿责任不超过合同总价的100%。'

  test('a carve-out, and parts that are replaced, strike out nothing', async () => {
    const rate = '8.1 卖方逾期交货的，每逾期一日按合同总价的0.5%支付违约金，累计不超过合同总价的5%。'
    const severities = async (...lines: string[]) => (await reviewText(...lines)).map(({ severity }) => severity)
    expect(await severities(rate, '9.1 第8.1条的上限不适用于故意违约。')).toEqual(['high'])
    expect(await severities(rate, '9.1 Parts found defective under Clause 8.1 shall be replaced.')).toEqual(['high'])
    expect(await severities(rate, '9.1 通用条款第8.1条不适用。')).toEqual(['low'])
  })

  test('a cap that is struck out is missing', async () => {
    const long = Array.from({ length: 9 }, (_, at) => `${at + 1}.1 卖方应按附件${at + 1}交付设备。`)
    const kinds = async (...lines: string[]) => (await reviewText(...long, ...lines)).map(({ kind }) => kind)
    expect(await kinds(cap)).not.toContain('liability-cap')
    expect(await kinds(cap, '专用条款', '20.1 通用条款第15.1条删除。')).toContain('liability-cap')
  })

  test('a cap that nobody sees caps nothing', async () => {
    const text = '8.1 卖方逾期交货的，每逾期一日支付合同总价0.5%的违约金。\n8.2 逾期违约金累计不超过5%。'
    const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
    const rules = async (hidden: readonly { start: number; end: number; why: 'vanish' }[]) =>
      (await reviewContract({ ...document, hidden }, { playbook, ...defaults }, embeddedMethods())).flags.map(
        ({ rule }) => rule.id,
      )
    expect(await rules([])).toEqual(['CP-16'])
    const start = document.text.indexOf('8.2')
    expect(await rules([{ start, end: document.text.length, why: 'vanish' }])).toEqual(['CP-16', 'CP-19'])
  })

  test('the cap of what they owe for paying late is none of ours', async () => {
    const both =
      '10.1 乙方逾期交货的，每日支付合同总价0.5%的违约金。甲方逾期付款的，每日支付0.05%的违约金，累计不超过5%。'
    expect((await reviewText(both)).map(({ rule }) => rule.id)).toEqual(['CP-16', 'CP-19'])
  })

  test('parties in capitals act as they do otherwise', async () => {
    expect(await reviewText('12.1 THE SELLER may terminate this Contract at any time.')).toEqual([])
    expect(await reviewText('12.1 THE BUYER may terminate this Contract at any time.')).toHaveLength(1)
  })

  test('the court, the terms and the property of whoever sells are no risk, whatever the seller is called', async () => {
    const head = '设备买卖合同\n甲方（卖方）：德阳重机　乙方（买方）：晋岳特钢'
    const clauses = ['甲方所在地人民法院管辖。', '本合同与甲方的标准条款不一致的，以甲方条款为准。']
    expect(await reviewText(head, `9.1 争议由${clauses[0]}`, `9.2 ${clauses[1]}`)).toEqual([])
    const turned = clauses.map((each) => each.replaceAll('甲方', '乙方'))
    expect((await reviewText(head, `9.1 争议由${turned[0]}`, `9.2 ${turned[1]}`)).map(({ kind }) => kind)).toEqual([
      'governing-law',
      'precedence',
    ])
    const port = '买受方：汀洲港务集团有限公司（下称“江方”）'
    expect((await reviewText(port, '9.1 设备性能由江方单方判定，验收以此为准。')).map(({ kind }) => kind)).toEqual([
      'acceptance',
    ])
  })

  test('two facts of one rule in two clauses are two flags', async () => {
    const flags = await reviewText('9.1 质保期为交货后30个月。', '10.1 备品备件的质保期为最终验收合格后36个月。')
    expect(flags.map(({ clause, rule }) => [clause, rule.id])).toEqual([
      ['9.1', 'CP-26'],
      ['10.1', 'CP-26'],
    ])
  })

  test('all at once after acceptance is the worst schedule; up to 97 % is whole with the rest', async () => {
    const kinds = async (text: string) => (await reviewText(text)).map(({ rule }) => rule.id)
    expect(await kinds('三、付款：设备验收合格后一次性支付合同总价的100%。')).toEqual(['CP-01', 'CP-02'])
    const steps = '三、付款：合同签订后预付30%，发货前付至70%，验收合格后付至97%，质保期满付清剩余3%。'
    expect(await kinds(steps)).toEqual([])
  })
})

describe('what is missing altogether', () => {
  const long = Array.from({ length: 9 }, (_, at) => `${at + 1}. 卖方应按附件${at + 1}交付设备，买方应予接收。`)

  test('is flagged without a quote, and says that all was read', async () => {
    const flags = await reviewText(...long)
    expect(flags.map(({ kind, at, quote }) => [kind, at, quote])).toEqual([
      ['liability-cap', null, ''],
      ['consequential-loss', null, ''],
      ['acceptance', null, ''],
      ['force-majeure', null, ''],
    ])
    expect(flags[0]?.reason.zh).toMatch(/^全文没有找到/)
  })

  test('of a document with a page that nobody read, only its read part is spoken of', async () => {
    const document = await makeDocument({ bytes: new TextEncoder().encode(long.join('\n')), format: 'txt' })
    const page = { number: 3, width: 1, height: 1, rotation: 0, state: 'unreadable', why: 'scan', garbage: 0 } as const
    const { flags } = await reviewContract({ ...document, pages: [page] }, { playbook, ...defaults }, embeddedMethods())
    expect(flags[0]?.reason.zh).toMatch(/^在读到的部分没有找到（第 3 页没有读到）/)
    expect(flags[0]?.reason.en).toMatch(/^Not found in what was read \(page 3 was not\)/)
  })

  test('of a short order that sets price, delivery and payment as well', async () => {
    const flags = await reviewText(
      '采购订单',
      '1. 液压机一台，总价人民币1,200,000元。',
      '2. 交货：2026年12月31日前送达。',
      '3. 付款：订立后付30%，发货前付60%，验收后付10%。',
    )
    expect(flags.map(({ kind, at }) => [kind, at])).toEqual([
      ['liability-cap', null],
      ['consequential-loss', null],
      ['acceptance', null],
      ['force-majeure', null],
    ])
  })

  test('an extract lacks nothing', async () => {
    expect(await reviewText('1. 卖方交货。', '2. 买方付款。')).toEqual([])
  })
})

test('a rule that an administrator wrote is as good as a shipped one', async () => {
  const [rule] = playbook.filter((each) => each.rule.id === 'CP-20')
  if (!rule) throw new Error('there is no CP-20')
  const stricter = {
    ...rule.rule,
    id: 'CP-90',
    condition: { all: [{ fact: 'delayCap', operator: 'greaterThan', value: 4 }] },
  }
  const document = await makeDocument({
    bytes: new TextEncoder().encode('9.1 逾期违约金每日万分之五，累计不超过合同总价的5%。'),
    format: 'txt',
  })
  const { flags } = await reviewContract(
    document,
    {
      playbook: [{ version: 3, rule: stricter as typeof rule.rule }],
      ...defaults,
    },
    embeddedMethods(),
  )
  expect(flags.map((flag) => flag.rule)).toMatchObject([{ id: 'CP-90', version: 3 }])
})
