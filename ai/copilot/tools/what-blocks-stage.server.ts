import { defineTool } from '#ai/copilot/tool.ts'
import { getGate } from '#crm/opportunities/get-gate.server.ts'
import { getOpportunity } from '#crm/opportunities/get-opportunity.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { AppError } from '#lib/errors.ts'
import { z } from '#lib/zod.ts'
import { beginReport, listed } from './begin-report.ts'
import { recordName } from './field-schemas.ts'
import { pagePath } from './page-path.ts'
import { askWhich, resolveRecord } from './resolve-record.server.ts'

const WhatBlocksStageSchema = z.strictObject({ opportunity: recordName('the opportunity').optional() })

/** Tells what the gate in front of an opportunity still asks for. */
export const whatBlocksStageTool = defineTool({
  name: 'what_blocks_stage',
  kind: 'read',
  title: { zh: '阶段门还差什么', en: 'What holds a stage up' },
  does: {
    zh: '说一个商机要进下一阶段还差哪些条件，已有几项，谁能帮忙，是不是在走例外审批。',
    en: 'Tells what an opportunity still lacks to move to its next stage, how much is there, who could help, and whether an exception is asked for.',
  },
  input: WhatBlocksStageSchema,
  run: async (context, input) => {
    const { actor, inTx, timeZone, now } = context
    if (!can(actor, 'opportunity:read')) throw new AppError('FORBIDDEN')
    const found = await inTx((tx) => resolveRecord({ context, tx, text: input.opportunity, kinds: ['opportunity'] }))
    if (found.is === 'several') {
      return askWhich({ context, candidates: found.candidates, arguments: input, argument: 'opportunity' })
    }
    const { id } = found.ref
    const deal = await inTx((tx) => getOpportunity({ tx, actor, id, timeZone, now }))
    const gate = deal.status === 'open' ? await inTx((tx) => getGate({ tx, actor, id, now })) : null
    const of = { kind: 'opportunity' as const, id }
    const report = beginReport(context)
    const stage = deal.stages.find(({ state }) => state === 'now')?.name ?? { zh: '', en: '' }
    report.cite({ ...of, title: deal.name, path: pagePath(of) }, [
      deal.number,
      ...deal.stages.map(({ name }) => `${name.zh} ${name.en}`),
      ...(gate?.items ?? []).map(({ title }) => report.name(title)),
    ])
    if (!gate) {
      report.say(
        deal.status === 'open'
          ? {
              zh: `${deal.name.zh}已在最后一个阶段“${stage.zh}”，前面没有阶段门了。`,
              en: `${deal.name.en} is in its last stage, “${stage.en}”: there is no gate in front of it.`,
            }
          : {
              zh: `${deal.name.zh}已经结束，没有阶段门。`,
              en: `${deal.name.en} has ended: there is no gate in front of it.`,
            },
        [of],
      )
      return report.result({ view: { opportunity: deal.name, stage, status: deal.status, gate: null } })
    }
    const rules = gate.rules.map(({ id: ruleId, name }) => {
      const ref = { kind: 'rule' as const, id: ruleId }
      return report.cite({ ...ref, title: name, path: pagePath(ref) }, [])
    })
    const label = (zh: string, en: string) => ({ zh, en })
    const required = report.count(label('要求项数', 'required'), gate.required, of)
    const met = report.count(label('已满足项数', 'met'), gate.met, of)
    const missing = report.count(label('还差项数', 'missing'), gate.missing, of)
    report.say(
      {
        zh: `${deal.name.zh}从“${stage.zh}”进“${gate.to.name.zh}”要求 ${required} 项，已有 ${met} 项，还差 ${missing} 项。`,
        en: `To move from “${stage.en}” to “${gate.to.name.en}”, ${deal.name.en} needs ${required}: ${met} met, ${missing} missing.`,
      },
      [of, ...rules],
    )
    for (const { title, met: isMet } of gate.items) {
      if (isMet) continue
      const text = report.told(title, of)
      report.say({ zh: `还差：${text}。`, en: `Missing: ${text}.` }, [of])
    }
    if (gate.exception) {
      report.say({ zh: '已就此提出例外审批。', en: 'An exception has been asked for.' }, [of])
    }
    const helpers = gate.helpers.map(({ name }) => report.name(name))
    if (gate.missing > 0 && helpers.length > 0) {
      report.say(
        { zh: `可以帮忙的团队成员：${listed(helpers, 'zh')}。`, en: `Who could help: ${listed(helpers, 'en')}.` },
        [of],
      )
    }
    return report.result({
      view: {
        opportunity: { id, number: deal.number, name: deal.name },
        stage,
        to: gate.to.name,
        required: gate.required,
        met: gate.met,
        missing: gate.missing,
        items: gate.items.map(({ ruleId, met: isMet, title, detail }) => ({ rule: ruleId, met: isMet, title, detail })),
        exception: gate.exception !== null,
        helpers: gate.helpers.map(({ name }) => name),
      },
    })
  },
})
