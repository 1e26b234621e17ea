import { readFile } from 'node:fs/promises'
import { answerByModel } from '#ai/copilot/agent/answer-by-model.server.ts'
import { answerEmbedded } from '#ai/copilot/answer-embedded.server.ts'
import { routeQuestion } from '#ai/copilot/router/route-question.server.ts'
import type { ToolContext } from '#ai/copilot/tool.ts'
import { copilotTools } from '#ai/copilot/tools/copilot-tools.server.ts'
import { noMeter } from '#ai/models/meter.ts'
import { contextOf } from '#app/cli/ask.ts'
import { onDemoDatabase } from '#app/cli/on-demo-database.ts'
import { usualLimits } from '#crm/models/model-roles.ts'
import { aModelServer } from '#tests/support/model-server.ts'
import type { Measure } from '../measure.ts'

const limits = { memoryMb: 200, routerMs: 100 }
const asker = 'zhou.qiming@zhongsong.example'
const mostAsked = 120

/** One question to an agent: a call, and an answer out of what it gave. */
async function askModel(context: ToolContext): Promise<void> {
  const models = aModelServer()
  await models.open()
  try {
    models.script(
      { calls: [{ name: 'find_records', arguments: { kind: 'opportunity', owner: 'me' } }] },
      { text: '您手上有商机。[r1]' },
    )
    const config = { ...usualLimits, role: 'chat' as const, baseUrl: models.url(), apiKey: null, model: 'any' }
    const agent = answerByModel({ tools: copilotTools, meter: noMeter, config })
    const asked = { question: '我手上有商机吗', history: [], context, signal: new AbortController().signal }
    for await (const _ of agent(asked));
  } finally {
    await models.shut()
  }
}

/**
 * The embedded copilot over the demonstration group: what its first use costs the process, and what the router takes beside the tool
 * that it chooses, over the wordings that it is tested with. As ratios to what each may be.
 */
export async function bench(): Promise<Measure[]> {
  const text = await readFile(new URL('../../../ai/copilot/router/wordings.tsv', import.meta.url), 'utf8')
  const questions = text.split('\n').flatMap((line) => line.split('\t')[2] ?? [])
  const step = Math.ceil(questions.length / mostAsked)
  return onDemoDatabase(async () => {
    const context = await contextOf({ email: asker, question: '' })
    const signal = new AbortController().signal
    const ask = (question: string) => ({ question, history: [], context, signal })
    const before = process.memoryUsage.rss()
    for await (const event of answerEmbedded(ask('我有哪些商机三周没拜访'))) {
      if (event.type === 'answer' && !event.answer.sure) throw new Error('the first question was not answered')
    }
    const grown = (process.memoryUsage.rss() - before) / 2 ** 20
    await askModel(context)
    const grownByModel = (process.memoryUsage.rss() - before) / 2 ** 20
    const times: number[] = []
    for (const [at, question] of questions.entries()) {
      if (at % step !== 0) continue
      const began = performance.now()
      await routeQuestion(ask(question))
      times.push(performance.now() - began)
    }
    times.sort((a, b) => a - b)
    const share = (part: number) =>
      times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? Number.POSITIVE_INFINITY
    return [
      {
        name: 'first use of the embedded copilot',
        ratio: Math.max(grown, 0) / limits.memoryMb,
        baseline: `${limits.memoryMb} MB`,
        limit: 1,
        detail: `${grown.toFixed(0)} MB of resident memory`,
      },
      {
        name: 'first use of it and of a model',
        ratio: Math.max(grownByModel, 0) / limits.memoryMb,
        baseline: `${limits.memoryMb} MB`,
        limit: 1,
        detail: `${grownByModel.toFixed(0)} MB of resident memory, the packages of the agent among them`,
      },
      {
        name: 'router beside its tool',
        ratio: share(0.95) / limits.routerMs,
        baseline: `${limits.routerMs} ms`,
        limit: 1,
        detail: `p50 ${share(0.5).toFixed(1)} ms, p95 ${share(0.95).toFixed(1)} ms, longest ${share(1).toFixed(1)} ms of ${times.length}`,
      },
    ]
  })
}
