import { resolve } from 'node:path'
import type { Answer } from '#ai/copilot/answer.ts'
import { answerEmbedded } from '#ai/copilot/answer-embedded.server.ts'
import type { Cited, Figure, ToolContext } from '#ai/copilot/tool.ts'
import { waysToShow } from '#ai/copilot/tools/show-figure.ts'
import { languageOfQuestion } from '#app/copilot/language-of-question.ts'
import { sideOf } from '#app/i18n/languages.ts'
import { readPreferences } from '#crm/org/preferences.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { dayOf } from '#lib/clock.ts'
import { readEnv } from '#lib/env.server.ts'
import { AppError } from '#lib/errors.ts'
import { readDataFolderHolder } from '#prisma/embedded/data-folder-lock.server.ts'
import { withActor, withRole } from '#prisma/with-actor.server.ts'
import { onDataFolder } from './on-data-folder.ts'
import { onDatabase } from './on-database.ts'
import { hasData, onDemoDatabase } from './on-demo-database.ts'

interface AskOptions {
  as: string
  json?: boolean
  /** the record on screen, as in its address: `/opportunities/<id>` */
  page?: string
}

/**
 * `gantry ask`: one question, answered without a model as somebody who may sign in; beside a running server through its database, and
 * without one in its data folder. Ends with 2 when it asks back or refuses.
 */
export async function ask(question: string, options: AskOptions): Promise<void> {
  const env = readEnv({ GANTRY_SECRET: '-'.repeat(32), ...process.env })
  const dataDir = resolve(env.DATA_DIR)
  const work = () => answerAndPrint(question, options)
  const isServed = env.DATABASE_URL !== undefined || (await readDataFolderHolder({ dataDir })) !== null
  if (isServed) return onDatabase(work)
  return hasData(dataDir) ? onDataFolder({ dataDir }, work) : onDemoDatabase(work)
}

async function answerAndPrint(question: string, { as, json = false, page }: AskOptions): Promise<void> {
  const context = await contextOf({ email: as, question, page: pageOf(page) })
  const answer = await answerQuestion(question, context)
  console.log(json ? JSON.stringify(plainAnswer(answer, context.language)) : readable(answer, context.language))
  if (!answer.sure) process.exitCode = 2
}

/** Who asks, and what they have before them. @throws AppError NOT_FOUND for an address that nobody signs in with */
export async function contextOf(options: {
  email: string
  question: string
  page?: ToolContext['page']
  language?: ToolContext['language']
  now?: Date
}): Promise<ToolContext> {
  const { email, question, page = null, now = new Date() } = options
  const actor = await withRole('gantry_auth', async (tx) => {
    const person = await tx.person.findFirst({
      where: { email: { equals: email.trim(), mode: 'insensitive' } },
      select: { id: true },
    })
    return person && resolveActor({ tx, personId: person.id })
  })
  if (!actor)
    throw new AppError(
      'NOT_FOUND',
      `Nobody signs in with ${email}. The demonstration has zhou.qiming@zhongsong.example.`,
    )
  const inTx: ToolContext['inTx'] = (work) => withActor(actor, work)
  const { timeZone } = await inTx((tx) => readSettings(tx))
  const { language } = await inTx((tx) => readPreferences({ tx, actor }))
  return {
    actor,
    inTx,
    now,
    today: dayOf(now, timeZone),
    timeZone,
    language: options.language ?? languageOfQuestion(question, sideOf(language ?? 'en')),
    page,
    embedder: null,
  }
}

const pageKinds = { opportunities: 'opportunity', customers: 'customer', contracts: 'contract', bids: 'bid' } as const

/** The record of a page's address. */
export function pageOf(path: string | undefined): ToolContext['page'] {
  const [, list = '', id] = path?.match(/^\/?(\w+)\/([0-9a-f-]{36})/) ?? []
  const kind = pageKinds[list as keyof typeof pageKinds]
  return kind && id ? { kind, id } : null
}

/** The answer to one question, without what was said before. */
export async function answerQuestion(question: string, context: ToolContext): Promise<Answer> {
  const signal = new AbortController().signal
  for await (const event of answerEmbedded({ question, history: [], context, signal })) {
    if (event.type === 'answer') return event.answer
  }
  throw new Error('an answer ends with itself')
}

/** What `--json` prints. */
export function plainAnswer(answer: Answer, language: ToolContext['language']) {
  const [call] = answer.calls
  return {
    tool: answer.sure ? (call?.tool ?? null) : null,
    arguments: answer.sure ? (call?.arguments ?? {}) : {},
    answer: answer.sentences.map(({ text }) => text).join('\n'),
    citations: answer.cited.map(({ kind, id, title, path }: Cited) => ({ kind, id, title: title[language], path })),
    figures: answer.figures.map(({ label, value, unit, currency, of }: Figure) => ({
      label: label[language],
      value,
      unit,
      ...(currency ? { currency } : {}),
      of,
      shown: waysToShow({ value, unit, currency }),
    })),
    sure: answer.sure,
    ...(answer.none?.kind === 'unsure' && answer.none.suggestions.length > 0
      ? { suggestions: answer.none.suggestions }
      : {}),
    ...(answer.proposals.length > 0 ? { proposals: answer.proposals } : {}),
  }
}

function readable({ sentences, none, cited }: Answer, language: ToolContext['language']): string {
  const suggestions = none?.kind === 'unsure' ? none.suggestions.map(({ text }) => `  - ${text}`) : []
  const sources = cited.slice(0, 8).map(({ title, path }) => `  ${path}  ${title[language]}`)
  return [...sentences.map(({ text }) => text), ...suggestions, ...(sources.length > 0 ? ['', ...sources] : [])].join(
    '\n',
  )
}
