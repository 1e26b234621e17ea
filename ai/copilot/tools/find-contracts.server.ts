import { defineTool, type ToolContext, type Tx } from '#ai/copilot/tool.ts'
import { type ContractFlags, countContractFlags } from '#crm/contract-reviews/count-contract-flags.server.ts'
import { contractCategories, contractStates } from '#crm/contracts/contract.schema.ts'
import type { ContractFilter } from '#crm/contracts/contract-list.schema.ts'
import { type ContractRow, findContracts, summariseContracts } from '#crm/contracts/find-contracts.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { beginReport, type Report } from './begin-report.ts'
import { amount, day, most, person, recordName, words } from './field-schemas.ts'
import { listPath, pagePath } from './page-path.ts'
import { isOwnAlone, resolveNamed } from './resolve-named.server.ts'
import { categoryWords, stateWords } from './words-of.ts'

const FindContractsSchema = z.strictObject({
  words: words('words of its name, number or counterparty').optional(),
  opportunity: recordName('the opportunity that they are of').optional(),
  customer: recordName('the customer that they are with').optional(),
  owner: person('in whose hands: `me` alone').optional(),
  state: z.enum([...contractStates, 'unsigned']).optional(),
  category: z.enum(contractCategories).optional(),
  over_amount: amount('worth at least').optional(),
  under_amount: amount('worth at most').optional(),
  signed_after: day('signed on or after').optional(),
  signed_before: day('signed on or before').optional(),
  flags: z
    .enum(['high', 'any', 'none'])
    .optional()
    .describe('by what the clause review marked in the latest documents and nobody dismissed'),
  limit: most(10),
})
type FindContracts = z.output<typeof FindContractsSchema>

const mostTold = 3
/** Contracts that are looked through for those with marks: the latest signed and all that are not signed. */
const mostLooked = 200
const label = (zh: string, en: string) => ({ zh, en })

/** Lists contracts by state, amount, days, and by what the clause review marked in them. */
export const findContractsTool = defineTool({
  name: 'find_contracts',
  kind: 'read',
  title: { zh: '查找合同', en: 'Find contracts' },
  does: {
    zh: '按商机、客户、状态、类别、金额、签订日、条款风险标记列出合同，给出数量、合同额合计和风险标记数。',
    en: 'Lists contracts by opportunity, customer, state, category, amount, day of signing and risky clauses: how many, what they are worth, how many marks stand on them.',
  },
  input: FindContractsSchema,
  run: async (context, input) => {
    const { actor, inTx, language } = context
    if (!can(actor, 'contract:read')) throw new AppError('FORBIDDEN')
    const asked = await inTx((tx) => filterOf({ context, tx, input }))
    if (asked.several) return asked.several
    const { filter } = asked
    const page = await inTx((tx) => findContracts({ tx, actor, filter, most: input.flags ? mostLooked : input.limit }))
    const flagsOf = await inTx((tx) => countContractFlags({ tx, contractIds: page.rows.map(({ id }) => id) }))
    const fitting = page.rows.filter(({ id }) => fits(flagsOf(id), input.flags))
    const summary = input.flags
      ? { count: fitting.length, more: page.nextCursor !== null, totals: [] }
      : await inTx((tx) => summariseContracts({ tx, actor, filter }))
    const report = beginReport(context)
    if (summary.count === 0) {
      report.say(label('您看得到的合同里没有符合的。', 'None of the contracts that you see fits.'))
      return report.result({ view: { count: 0, rows: [] } })
    }
    const count = report.count(label('符合的合同', 'contracts that fit'), summary.count)
    const totals = summary.totals.map(({ amount: sum, currency }) =>
      report.money(label('合同额合计', 'total amount'), sum, currency),
    )
    report.say({
      zh: `${summary.more ? '至少' : '共'} ${count} 份合同符合${totals.length > 0 ? `，合计 ${totals.join(' 加 ')}` : ''}。`,
      en: `${summary.more ? 'At least ' : ''}${count} ${summary.count === 1 ? 'contract fits' : 'contracts fit'}${totals.length > 0 ? `: ${totals.join(' and ')} in all` : ''}.`,
    })
    const rows = fitting.slice(0, input.limit).map((row) => {
      const flags = flagsOf(row.id)
      return { row, flags, cells: cellsOf({ report, row, flags, language }) }
    })
    for (const { row, cells } of rows.slice(0, mostTold)) {
      const [, who, state, sum, on, owner, marks] = cells
      report.say(
        {
          zh: `${row.name.zh}（${who}）：${state}，${sum}${on ? `，${row.signedOn ? '' : '计划 '}${on} 签订` : ''}，负责人${owner}${marks ? `，条款标记：${marks}` : ''}。`,
          en: `${row.name.en} (${who}): ${state}, ${sum}${on ? `, ${row.signedOn ? 'signed on' : 'signing planned for'} ${on}` : ''}, owner ${owner}${marks ? `, marks: ${marks}` : ''}.`,
        },
        [{ kind: 'contract', id: row.id }],
      )
    }
    const heads =
      language === 'zh'
        ? ['合同', '对方', '状态', '合同额', '签订日', '负责人', '条款标记']
        : ['Contract', 'Counterparty', 'State', 'Amount', 'Signing', 'Owner', 'Marks']
    const kinds = ['text', 'text', 'text', 'money', 'date', 'text', 'text'] as const
    return report.result({
      view: {
        count: summary.count,
        more: summary.more,
        totals: summary.totals,
        rows: rows.map(({ row, flags }) => ({
          ...row,
          documents: flags.map(({ versionId, document, state, flags: marks }) => ({
            id: versionId,
            document,
            state,
            marks,
          })),
        })),
      },
      table: {
        columns: heads.map((head, at) => ({ label: head, kind: kinds[at] ?? 'text' })),
        rows: rows.map(({ row, cells }) => ({ record: { kind: 'contract', id: row.id }, cells })),
        path: input.flags ? null : listPath('/contracts', filter as Record<string, string>),
      },
    })
  },
})

async function filterOf({ context, tx, input }: { context: ToolContext; tx: Tx; input: FindContracts }) {
  const { several, ids } = await resolveNamed({ context, tx, input, kinds: ['opportunity', 'customer'] })
  const isOwn = await isOwnAlone({
    context,
    tx,
    owner: several ? undefined : input.owner,
    says: {
      zh: '合同只能按“我的”查，不能按别的同事查。',
      en: 'Contracts are listed as yours or as all that you see, not by colleague.',
    },
  })
  const filter: ContractFilter = {
    ...(input.words ? { q: input.words.slice(0, 100) } : {}),
    ...ids,
    ...(isOwn ? { mine: '1' } : {}),
    ...(input.state ? { state: input.state } : {}),
    ...(input.category ? { category: [input.category] } : {}),
    ...(input.over_amount === undefined ? {} : { min: String(input.over_amount) }),
    ...(input.under_amount === undefined ? {} : { max: String(input.under_amount) }),
    ...(input.signed_after ? { signedFrom: input.signed_after } : {}),
    ...(input.signed_before ? { signedTo: input.signed_before } : {}),
  }
  return { several, filter }
}

function fits(flags: readonly ContractFlags[], wanted: FindContracts['flags']): boolean {
  if (!wanted) return true
  const high = flags.some(({ flags: marks }) => marks.high > 0)
  const any = flags.some(({ flags: marks }) => marks.high + marks.medium + marks.low > 0)
  if (wanted === 'none') return !any
  return wanted === 'high' ? high : any
}

interface CellsOptions {
  report: Report
  row: ContractRow
  flags: readonly ContractFlags[]
  language: ToolContext['language']
}

function cellsOf({ report, row, flags, language }: CellsOptions): string[] {
  const of = { kind: 'contract' as const, id: row.id }
  const on = row.signedOn ?? row.plannedSignOn
  const high = flags.reduce((sum, { flags: marks }) => sum + marks.high, 0)
  const others = flags.reduce((sum, { flags: marks }) => sum + marks.medium + marks.low, 0)
  const grave = report.count(label('高风险标记', 'marks of high risk'), high, of)
  const rest = report.count(label('其他标记', 'other marks'), others, of)
  const marks =
    flags.length === 0
      ? ''
      : language === 'zh'
        ? `高风险 ${grave}，其他 ${rest}`
        : `${grave} of high risk, ${rest} others`
  const cells = [
    report.name(row.name),
    report.name(row.counterparty),
    `${report.name(categoryWords[row.category])}${language === 'zh' ? '，' : ', '}${report.name(stateWords[row.state])}`,
    report.money(label('合同额', 'amount'), row.amount, row.currency, of),
    on ? report.date(row.signedOn ? label('签订日', 'signed on') : label('计划签订日', 'planned signing'), on, of) : '',
    report.name(row.owner.name),
    marks,
  ]
  report.cite({ ...of, title: row.name, path: pagePath(of) }, [row.number, ...cells])
  for (const { versionId, document } of flags) {
    const ref = { kind: 'document' as const, id: versionId }
    report.cite({ ...ref, title: { zh: document, en: document }, path: pagePath(ref) }, [marks])
  }
  return cells
}
