import type { Answer, AnswerEvent, AnswerQuestion, Asked } from '#ai/copilot/answer.ts'
import { defineTool, type Tool, type ToolContext } from '#ai/copilot/tool.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import type { Actor } from '#prisma/actor.ts'

const rep: Actor = {
  personId: '01900000-0000-7000-8000-000000000001',
  name: { zh: '陈立', en: 'Chen Li' },
  email: 'rep@example.com',
  title: null,
  roles: ['rep'],
  scope: 'self',
  home: { id: '01900000-0000-7000-8000-0000000000aa', name: { zh: '洛阳重机', en: 'Luoyang' } },
  orgs: [],
  writeOrgs: [],
  salesOrgs: [],
  companies: [],
  writeCompanies: [],
  all: false,
  keeper: false,
  costs: false,
  reviews: false,
}

/** Somebody asks, with no database behind them. */
export function contextOf(more: Partial<ToolContext> = {}): ToolContext {
  return {
    actor: rep,
    inTx: () => Promise.reject(new Error('no transaction was expected')),
    now: new Date('2026-11-29T08:00:00Z'),
    today: '2026-11-29',
    timeZone: 'Asia/Shanghai',
    language: 'zh',
    page: null,
    embedder: null,
    ...more,
  }
}

/** A question, and what comes of it. */
export async function askOf(
  answer: AnswerQuestion,
  question: string,
  more: Partial<Asked> = {},
): Promise<{ events: AnswerEvent[]; answer: Answer | undefined; text: string }> {
  const events: AnswerEvent[] = []
  const asked: Asked = { question, history: [], context: contextOf(), signal: new AbortController().signal, ...more }
  for await (const event of answer(asked)) events.push(event)
  const last = events.at(-1)
  return {
    events,
    answer: last?.type === 'answer' ? last.answer : undefined,
    text: events.flatMap((event) => (event.type === 'text' ? [event.text] : [])).join(''),
  }
}

export const contractId = '0198c3f0-7777-7000-8000-000000000042'
export const hiddenId = '0198c3f0-7777-7000-8000-000000000043'

/** A contract that a test's tools know, and what stands in it. */
export const clause = '第九条 卖方对其交付的设备质量承担责任。'

/** A tool that reads the one contract that the person may see, and one that proposes to move its day. */
export function contractTools(clauseText = clause): readonly Tool[] {
  const input = z.strictObject({ contract_id: z.string().describe('id of the contract') })
  const found = (id: string) => {
    if (id !== contractId) throw new AppError('NOT_FOUND', `no contract ${id}`)
    return {
      kind: 'contract' as const,
      id,
      title: { zh: '澄江项目合同', en: 'Chengjiang contract' },
      path: `/contracts/${id}`,
      read: clauseText,
    }
  }
  return [
    defineTool({
      name: 'open_contract',
      kind: 'read',
      title: { zh: '打开合同', en: 'Open a contract' },
      does: { zh: '读一份合同', en: 'Reads a contract' },
      input,
      run: async (_context, { contract_id }) => {
        const cited = found(contract_id)
        const of = { kind: cited.kind, id: cited.id }
        return {
          view: { name: '澄江项目合同', amount: '¥1,260 万', delivery: '2026-12-10', clauses: [clauseText] },
          sentences: [{ text: '澄江项目合同金额 ¥1,260 万，2026-12-10 交货。', cites: [of] }],
          cited: [cited],
          figures: [
            { label: { zh: '金额', en: 'Amount' }, value: '12600000.00', unit: 'money', currency: 'CNY', of },
            { label: { zh: '交货日', en: 'Delivery' }, value: '2026-12-10', unit: 'date', of },
          ],
        }
      },
    }),
    defineTool({
      name: 'change_contract',
      kind: 'proposal',
      title: { zh: '改合同', en: 'Change a contract' },
      does: { zh: '提议改交货日', en: 'Proposes another day of delivery' },
      input: input.extend({ day: z.string().describe('the new day') }),
      run: async (_context, { contract_id, day }) => {
        const cited = found(contract_id)
        const record = { kind: cited.kind, id: cited.id }
        return {
          view: { proposed: true },
          sentences: [{ text: `请确认：交货日改为 ${day}。`, cites: [record] }],
          cited: [cited],
          figures: [],
          proposal: {
            verb: 'change_field',
            record,
            title: cited.title,
            version: 3,
            fields: [
              {
                name: 'delivery',
                label: { zh: '交货日', en: 'Delivery' },
                before: { value: '2026-12-10', shown: { zh: '2026-12-10', en: '2026-12-10' } },
                after: { value: day, shown: { zh: day, en: day } },
              },
            ],
          },
        }
      },
    }),
  ]
}
