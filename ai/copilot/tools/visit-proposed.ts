import type { ProposedField } from '#ai/copilot/proposal.ts'
import type { ToolContext, ToolResult } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { beginReport, listed } from './begin-report.ts'
import type { LogVisit } from './log-visit.server.ts'
import { meetContacts } from './meet-contacts.ts'
import { pagePath } from './page-path.ts'
import type { VisitSubject } from './read-visit.server.ts'
import { badInput } from './refuse-plainly.ts'
import { showFigure } from './show-figure.ts'
import { activityWords, purposeWords } from './words-of.ts'

interface Proposed {
  context: ToolContext
  input: LogVisit
  about: VisitSubject
}

const both = (text: string): Bilingual => ({ zh: text, en: text })
const shownDay = (day: string): Bilingual => ({
  zh: showFigure({ value: day, unit: 'date' }, 'zh'),
  en: showFigure({ value: day, unit: 'date' }, 'en'),
})

/**
 * The proposal of a visit. Its fields are those of the verb that logs it (`kind`, `purpose`, `status`, `onDate`, `contactIds` with
 * commas between, `subject`, `minutes`; `orgId` of one about a customer alone), and `nextOn` with `nextSubject` of what is planned next.
 */
export function visitProposed({ context, input, about }: Proposed): ToolResult {
  const { today } = context
  const on = input.on ?? today
  const status = on > today ? 'planned' : 'done'
  if (input.next_on !== undefined && input.next_on < on) {
    throw badInput({ zh: '下一步的日期早于这次拜访。', en: 'The next step is before the visit itself.' })
  }
  const { met, unknown } = meetContacts(input.contacts, about.contacts)
  const also =
    unknown.length > 0
      ? {
          zh: `在场（联系人里没有）：${unknown.join('、')}`,
          en: `Also there (not among the contacts): ${unknown.join(', ')}`,
        }
      : null
  // Without a day nothing is planned: what is to be done next is kept with what was said.
  const step = input.next_step && !input.next_on ? input.next_step : null
  const stepSaid = step ? { zh: `下一步：${step}`, en: `Next step: ${step}` } : null
  const minutes = [input.summary ?? '', stepSaid?.[context.language] ?? '', also?.[context.language] ?? '']
    .filter((text) => text !== '')
    .join('\n')
  const names = { zh: met.map(({ name }) => name.zh).join('、'), en: met.map(({ name }) => name.en).join(', ') }
  const field = (name: string, label: Bilingual, value: string, shown: Bilingual): ProposedField => ({
    name,
    label,
    before: null,
    after: { value, shown },
  })
  const fields: ProposedField[] = [
    ...(about.company ? [field('orgId', { zh: '公司', en: 'company' }, about.company.id, about.company.name)] : []),
    field('kind', { zh: '方式', en: 'kind' }, input.kind, activityWords[input.kind]),
    field('purpose', { zh: '目的', en: 'purpose' }, input.purpose, purposeWords[input.purpose]),
    field(
      'status',
      { zh: '状态', en: 'state' },
      status,
      status === 'done' ? { zh: '已完成', en: 'done' } : { zh: '计划', en: 'planned' },
    ),
    field('onDate', { zh: '日期', en: 'day' }, on, shownDay(on)),
    field('contactIds', { zh: '见了谁', en: 'whom' }, met.map(({ id }) => id).join(','), names),
    field('subject', { zh: '主题', en: 'subject' }, input.subject, both(input.subject)),
    ...(minutes === '' ? [] : [field('minutes', { zh: '纪要', en: 'minutes' }, minutes, both(minutes))]),
    ...(input.next_on
      ? [
          field('nextOn', { zh: '下一步日期', en: 'day of the next step' }, input.next_on, shownDay(input.next_on)),
          field(
            'nextSubject',
            { zh: '下一步', en: 'next step' },
            input.next_step ?? input.subject,
            both(input.next_step ?? input.subject),
          ),
        ]
      : []),
  ]
  const report = beginReport(context)
  const { record, title } = about
  report.cite({ ...record, title, path: pagePath(record) }, [about.number ?? '', names.zh, names.en])
  const customer = { kind: 'customer' as const, id: about.customer.id }
  report.cite({ ...customer, title: about.customer.name, path: pagePath(customer) }, [])
  const day = report.date({ zh: '日期', en: 'day' }, on, record)
  const next = input.next_on && report.date({ zh: '下一步日期', en: 'day of the next step' }, input.next_on, record)
  const [subject, then] = [input.subject, input.next_step ?? input.subject].map((text) =>
    report.told(both(text), record),
  )
  const kind = activityWords[input.kind]
  const whom = listed(
    met.map(({ name }) => report.name(name)),
    context.language,
  )
  const where =
    record.kind === 'customer'
      ? title
      : { zh: `${about.customer.name.zh}，${title.zh}`, en: `${about.customer.name.en}, ${title.en}` }
  report.say(
    {
      zh: `准备${status === 'done' ? '记录' : '计划'} ${day} 的${kind.zh}（${where.zh}）${whom ? `，见了${whom}` : ''}：${subject}${next ? `；下一步 ${next}：${then}` : ''}。请确认。`,
      en: `Ready to ${status === 'done' ? 'log' : 'plan'} a ${kind.en} on ${day} (${where.en})${whom ? ` with ${whom}` : ''}: ${subject}${next ? `; next on ${next}: ${then}` : ''}. Please confirm.`,
    },
    [record, customer],
  )
  if (unknown.length > 0) {
    report.say({
      zh: `联系人里没有${unknown.join('、')}，写进了纪要。`,
      en: `Not among the contacts, and put into the minutes: ${unknown.join(', ')}.`,
    })
  }
  return report.result({
    view: {
      record: { ...record, name: title },
      customer: about.customer.name,
      proposed: Object.fromEntries(fields.map(({ name, after }) => [name, after.value])),
      not_among_contacts: unknown,
    },
    proposal: { verb: 'log_visit', record, title, version: about.version, fields },
  })
}
