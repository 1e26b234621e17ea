import type { ProposedField } from '#ai/copilot/proposal.ts'
import { defineTool } from '#ai/copilot/tool.ts'
import { asText } from '#crm/opportunities/change-opportunity.server.ts'
import { getOpportunity, type OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'
import { abilitiesOn } from '#crm/opportunities/opportunity.policy.ts'
import { type EditableField, editableFields } from '#crm/opportunities/opportunity.schema.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { AppError } from '#lib/errors.ts'
import { fitsCurrency, parseMinorUnits } from '#lib/money.ts'
import { soundText, z } from '#lib/zod.ts'
import { beginReport } from './begin-report.ts'
import { recordName } from './field-schemas.ts'
import { pagePath } from './page-path.ts'
import { badInput } from './refuse-plainly.ts'
import { askWhich, resolveRecord } from './resolve-record.server.ts'
import { showFigure } from './show-figure.ts'

interface FieldWords {
  field: EditableField
  label: Bilingual
  unit: 'money' | 'date' | 'percent' | null
}

const fields = {
  name: { field: 'name', label: { zh: '名称', en: 'name' }, unit: null },
  amount: { field: 'amount', label: { zh: '金额', en: 'amount' }, unit: 'money' },
  budget: { field: 'budget', label: { zh: '客户预算', en: 'customer’s budget' }, unit: 'money' },
  expected_sign_on: { field: 'expectedSignOn', label: { zh: '预计签约日', en: 'expected signing' }, unit: 'date' },
  bid_opens_on: { field: 'bidOpensOn', label: { zh: '开标日', en: 'opening of bids' }, unit: 'date' },
  tender_number: { field: 'tenderNumber', label: { zh: '招标编号', en: 'tender number' }, unit: null },
  product: { field: 'product', label: { zh: '产品', en: 'product' }, unit: null },
  win_probability: { field: 'winProbability', label: { zh: '赢率', en: 'win probability' }, unit: 'percent' },
} as const satisfies Record<string, FieldWords>

export const changeableFields = Object.keys(fields) as [keyof typeof fields, ...(keyof typeof fields)[]]

const ChangeFieldSchema = z.strictObject({
  record: recordName('the opportunity').optional(),
  field: z.enum(changeableFields).describe('which field of it'),
  value: soundText()
    .max(400)
    .describe(
      'the new value: money as digits in whole units, days as YYYY-MM-DD, probability 0 to 100; empty clears it',
    ),
})

/** Proposes another value of one field of an opportunity: before and after are the database's and the verb's own, and nothing is changed. */
export const changeFieldTool = defineTool({
  name: 'change_field',
  kind: 'proposal',
  title: { zh: '修改商机字段', en: 'Change a field of an opportunity' },
  does: {
    zh: '提议修改一个商机的一个字段：名称、金额、客户预算、预计签约日、开标日、招标编号、产品、赢率。本人确认后才会修改。',
    en: 'Proposes to change one field of an opportunity: name, amount, customer’s budget, expected signing, opening of bids, tender number, product, win probability. It is changed only once the person confirms.',
  },
  input: ChangeFieldSchema,
  run: async (context, input) => {
    const { actor, inTx, timeZone, now } = context
    const found = await inTx((tx) => resolveRecord({ context, tx, text: input.record, kinds: ['opportunity'] }))
    if (found.is === 'several') {
      return askWhich({ context, candidates: found.candidates, arguments: input, argument: 'record' })
    }
    const { id } = found.ref
    const deal = await inTx((tx) => getOpportunity({ tx, actor, id, timeZone, now }))
    if (!abilitiesOn(actor, deal).edit) {
      if (deal.status === 'open') throw new AppError('FORBIDDEN', `opportunity ${id} is not to be changed`)
      throw badInput({ zh: '这个商机已经结束，不能再改。', en: 'This opportunity has ended and cannot be changed.' })
    }
    const { field, label, unit }: FieldWords = fields[input.field]
    const after = readValue(field, input.value, deal.currency)
    const before = asText(fieldOf(deal, field))
    const shown = (value: string): Bilingual => showValue(value, unit, deal.currency)
    const proposed: ProposedField = {
      name: field,
      label,
      before: before === '' ? null : { value: before, shown: shown(before) },
      after: { value: after, shown: shown(after) },
    }
    const report = beginReport(context)
    const of = { kind: 'opportunity' as const, id }
    report.cite({ ...of, title: deal.name, path: pagePath(of) }, [
      deal.number,
      `${report.name(label)}: ${report.name(shown(before))}`,
    ])
    const keep = (value: string, name: Bilingual) => {
      if (value === '') return context.language === 'zh' ? '空' : 'empty'
      if (unit === 'money') return report.money(name, value, deal.currency, of)
      if (unit === 'date') return report.date(name, value, of)
      return unit === 'percent' ? report.percent(name, value, of) : report.told({ zh: value, en: value }, of)
    }
    const [from, to] = [keep(before, label), keep(after, { zh: `新的${label.zh}`, en: `new ${label.en}` })]
    const view = { opportunity: { id, number: deal.number, name: deal.name }, field: input.field, before, after }
    if (before === after) {
      report.say(
        {
          zh: `${deal.name.zh}的${label.zh}已经是 ${to}。`,
          en: `The ${label.en} of ${deal.name.en} is ${to} already.`,
        },
        [of],
      )
      return report.result({ view })
    }
    report.say(
      {
        zh: `准备把${deal.name.zh}的${label.zh}从 ${from} 改成 ${to}，请确认。`,
        en: `Ready to change the ${label.en} of ${deal.name.en} from ${from} to ${to}: please confirm.`,
      },
      [of],
    )
    return report.result({
      view,
      proposal: { verb: 'change_field', record: of, title: deal.name, version: deal.version, fields: [proposed] },
    })
  },
})

function fieldOf(deal: OpportunityView, field: EditableField): unknown {
  if (field === 'name') return deal.typed.name
  return field === 'product' ? deal.typed.product : deal[field]
}

/** As the verb would store it. @throws AppError BAD_INPUT for what the field cannot hold */
function readValue(field: EditableField, text: string, currency: string): string {
  const read = editableFields[field].safeParse(text)
  if (!read.success) {
    throw badInput({
      zh: '这个值这里填不了，请换一个说法。',
      en: 'That value cannot stand there: please put it another way.',
    })
  }
  const value = read.data === null ? '' : String(read.data)
  if ((field === 'amount' || field === 'budget') && value !== '') {
    if (!fitsCurrency(value, currency)) {
      throw badInput({ zh: '这个币种没有小数。', en: 'This currency has no decimals.' })
    }
    const minor = parseMinorUnits(value) ?? 0n
    return `${minor / 100n}.${String(minor % 100n).padStart(2, '0')}`
  }
  return value
}

function showValue(value: string, unit: FieldWords['unit'], currency: string): Bilingual {
  if (value === '' || unit === null) return { zh: value, en: value }
  return { zh: showFigure({ value, unit, currency }, 'zh'), en: showFigure({ value, unit, currency }, 'en') }
}
