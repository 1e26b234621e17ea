import { defineTool, type RecordRef } from '#ai/copilot/tool.ts'
import { findPlannedActivities, type PlannedActivity } from '#crm/activities/find-planned-activities.server.ts'
import type { ApprovalRow } from '#crm/approvals/approval-views.ts'
import { countApprovals, findApprovals } from '#crm/approvals/find-approvals.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { countWarnings, findWarnings, type WarningView } from '#crm/warnings/find-warnings.server.ts'
import { dayOf } from '#lib/clock.ts'
import { z } from '#lib/zod.ts'
import { beginReport, type Report } from './begin-report.ts'
import { day } from './field-schemas.ts'
import { pagePath } from './page-path.ts'
import { takeOnly } from './take-only.ts'
import { activityWords } from './words-of.ts'

const parts = ['warnings', 'approvals', 'visits'] as const

const MyDaySchema = z.strictObject({
  only: z.enum(parts).optional().describe('one part alone; left out, all three'),
  until: day('activities planned up to this day; today when left out').optional(),
})

const most = 5
const label = (zh: string, en: string) => ({ zh, en })

/** Warnings and approvals are told as they stand now, whatever the day. */
const takenAsTheyStand = {
  takes: ['only'],
  what: label('预警和审批', 'Warnings and approvals'),
  instead: label(
    '我只说现在有哪些；拜访、会议和电话可以说到某一天。',
    'I tell those that stand now; visits, meetings and calls can be told up to a day.',
  ),
} as const

/** Tells what waits for whoever asks: warnings, approvals, planned visits. */
export const myDayTool = defineTool({
  name: 'my_day',
  kind: 'read',
  title: { zh: '我的一天', en: 'My day' },
  does: {
    zh: '说我今天（或到某一天为止）有什么要处理：归我的预警、待我审批的、计划的拜访、会议和电话。',
    en: 'Tells what waits for me today, or up to a day: warnings that are mine to act on, approvals that wait for me, planned visits, meetings and calls.',
  },
  input: MyDaySchema,
  run: async (context, input) => {
    const { actor, inTx, today, timeZone } = context
    if (input.only === 'warnings' || input.only === 'approvals') takeOnly({ input, ...takenAsTheyStand })
    const until = input.until ?? today
    const wanted = (part: (typeof parts)[number]) => !input.only || input.only === part
    const report = beginReport(context)
    const view: Record<string, unknown> = { today, until }
    if (wanted('warnings')) {
      const { currency } = await inTx((tx) => readSettings(tx))
      const warnings = await inTx(async (tx) => ({
        ...(await findWarnings({ tx, actor, filter: { who: 'mine' }, day: { today, timeZone, currency }, most })),
        ...(await countWarnings({ tx, actor, filter: { who: 'mine' }, day: { today } })),
      }))
      view.warnings = { count: warnings.count, rows: warnings.rows.map(plainWarning) }
      tellWarnings(report, warnings)
    }
    if (wanted('approvals')) {
      const { rows, count } = await inTx(async (tx) => ({
        rows: (await findApprovals({ tx, actor, list: 'waiting', most })).rows,
        count: (await countApprovals({ tx, actor })).waiting,
      }))
      view.approvals = {
        count,
        rows: rows.map(({ requestId, subject, submitter, dueAt }) => ({
          id: requestId,
          subject,
          submitter: submitter.name,
          due_at: dueAt,
        })),
      }
      tellApprovals(report, { rows, count, dayOfInstant: (iso) => dayOf(new Date(iso), timeZone) })
    }
    if (wanted('visits')) {
      const { rows, more } = await inTx((tx) => findPlannedActivities({ tx, actor, until, most: 20 }))
      view.visits = {
        count: rows.length,
        more,
        rows: rows.map(({ id, kind, onDate, subject, record, customer }) => ({
          id,
          kind,
          on: onDate,
          subject,
          record,
          customer,
        })),
      }
      tellPlans(report, { rows, more, today, until })
    }
    return report.result({ view })
  },
})

function plainWarning({ id, severity, rule, record, reason, openedOn, restsUntil }: WarningView) {
  return { id, severity, rule, record, reason, opened_on: openedOn, rests_until: restsUntil }
}

function tellWarnings(report: Report, warnings: { rows: readonly WarningView[]; count: number; more: boolean }): void {
  const count = report.count(label('归我的预警', 'warnings that are mine'), warnings.count)
  if (warnings.count === 0) {
    report.say(label('没有归您处理的预警。', 'No warnings are yours to act on.'))
    return
  }
  report.say({
    zh: `归您处理的预警有 ${count} 条${warnings.more ? '以上' : ''}。`,
    en: `Warnings that are yours to act on: ${count}${warnings.more ? ' or more' : ''}.`,
  })
  for (const warning of warnings.rows) {
    const { rule, record, severity } = warning
    const path = record ? pagePath({ kind: record.type, id: record.id }) : pagePath({ kind: 'rule', id: rule.id })
    const of: RecordRef = { kind: 'warning', id: warning.id }
    const reasons = warning.reason.flatMap(({ label: name, value }) =>
      value ? report.told({ zh: `${name.zh} ${value.zh}`, en: `${name.en} ${value.en}` }, of) : [],
    )
    report.cite({ ...of, title: rule.name, path }, [rule.id, ...reasons])
    const about = record ? [report.cite({ kind: record.type, id: record.id, title: record.name, path }, [])] : []
    const opened = report.date(label('预警日', 'warned on'), warning.openedOn, of)
    report.say(
      {
        zh: `${severity === 'risk' ? '风险' : '关注'}：${rule.name.zh}${record ? `，${record.name.zh}` : ''}${reasons.length > 0 ? `（${reasons.join('，')}）` : ''}，${opened} 起。`,
        en: `${severity === 'risk' ? 'Risk' : 'Watch'}: ${rule.name.en}${record ? `, ${record.name.en}` : ''}${reasons.length > 0 ? ` (${reasons.join(', ')})` : ''}, since ${opened}.`,
      },
      [of, ...about],
    )
  }
}

function tellApprovals(
  report: Report,
  { rows, count, dayOfInstant }: { rows: readonly ApprovalRow[]; count: number; dayOfInstant: (iso: string) => string },
): void {
  if (count === 0) {
    report.say(label('没有等您审批的。', 'Nothing waits for your approval.'))
    return
  }
  const waiting = report.count(label('待我审批', 'waiting for my approval'), count)
  report.say({ zh: `等您审批的有 ${waiting} 件。`, en: `Waiting for your approval: ${waiting}.` })
  for (const { requestId, subject, submitter, dueAt } of rows) {
    const of: RecordRef = { kind: 'approval', id: requestId }
    const amount = subject.amount && report.money(label('金额', 'amount'), subject.amount, subject.currency, of)
    const due = dueAt && report.date(label('审批期限', 'due'), dayOfInstant(dueAt), of)
    report.cite({ ...of, title: subject.name, path: pagePath({ kind: 'approval', id: requestId }) }, [
      report.name(subject.customer),
      report.name(submitter.name),
      ...[amount, due].flatMap((text) => text ?? []),
    ])
    report.say(
      {
        zh: `${subject.name.zh}（${subject.customer.zh}）${amount ? `，${amount}` : ''}，${submitter.name.zh}提交${due ? `，${due} 前处理` : ''}。`,
        en: `${subject.name.en} (${subject.customer.en})${amount ? `, ${amount}` : ''}, submitted by ${submitter.name.en}${due ? `, due by ${due}` : ''}.`,
      },
      [of],
    )
  }
}

interface Plans {
  rows: readonly PlannedActivity[]
  more: boolean
  today: string
  until: string
}

function tellPlans(report: Report, { rows, more, today, until }: Plans): void {
  const day = report.date(label('到哪一天', 'up to'), until)
  if (rows.length === 0) {
    report.say(
      until === today
        ? label('今天没有计划的拜访、会议或电话。', 'No visits, meetings or calls are planned for today.')
        : {
            zh: `到 ${day} 没有计划的拜访、会议或电话。`,
            en: `No visits, meetings or calls are planned up to ${day}.`,
          },
    )
    return
  }
  const count = report.count(label('计划的活动', 'planned activities'), rows.length)
  report.say({
    zh: `到 ${day} 您计划了 ${count}${more ? ' 项以上' : ' 项'}活动。`,
    en: `Planned up to ${day}: ${count}${more ? ' or more' : ''}.`,
  })
  for (const { id, kind, onDate, subject, record, customer } of rows.slice(0, most)) {
    const path = pagePath({ kind: record.type, id: record.id })
    const of: RecordRef = { kind: 'activity', id }
    const on = report.date(label('计划日', 'planned for'), onDate, of)
    report.cite({ ...of, title: subject, path }, [on, report.name(record.name)])
    const about = report.cite({ kind: record.type, id: record.id, title: record.name, path }, [])
    const words = activityWords[kind]
    const late = onDate < today
    report.say(
      {
        zh: `${on} ${words.zh}：${subject.zh}，${customer ? `${customer.zh}，` : ''}${record.name.zh}${late ? '（已过期）' : ''}。`,
        en: `${words.en} on ${on}: ${subject.en}, ${customer ? `${customer.en}, ` : ''}${record.name.en}${late ? ' (past its day)' : ''}.`,
      },
      [of, about],
    )
  }
}
