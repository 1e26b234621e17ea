import { resolve } from 'node:path'
import { answerQuestions } from '#app/copilot/answer-questions.server.ts'
import { offerAnswerer } from '#app/copilot/answerer-of-process.ts'
import { stopRuns } from '#app/copilot/runs-of-process.ts'
import { configureAuth } from '#app/http/auth.server.ts'
import { keepSecret } from '#app/http/auth-secret.server.ts'
import { productVersion } from '#app/http/check-health.server.ts'
import { offerQueue, offerRemoteQueue } from '#app/jobs/queue-of-process.ts'
import { offerNewsDesk } from '#app/live/desk-of-process.ts'
import { openNewsDesk } from '#app/live/news-desk.server.ts'
import { configureMail } from '#app/mail/mailer.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import type { Env } from '#lib/env.server.ts'
import { closeFileStore, openFileStore } from '#lib/file-store.server.ts'
import { logger } from '#lib/log.ts'
import { connectDatabase, disconnectDatabase } from '#prisma/client.server.ts'
import { inTurn } from '#prisma/in-turn.server.ts'
import { proveMigrated } from '#prisma/prove-migrated.server.ts'
import { proveStepDown } from '#prisma/prove-step-down.server.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { addDemoApprovals } from './add-demo-approvals.server.ts'
import { addDemoDocuments } from './add-demo-documents.server.ts'
import { addDemoKnowledge } from './add-demo-knowledge.server.ts'
import { configureModelsOf } from './configure-models.server.ts'
import { demoEntry } from './demo-entry.ts'
import { fileFolder } from './file-folder.ts'
import { mailOptions } from './mail-options.ts'
import { prepareDatabase, prepareRules } from './prepare-database.server.ts'
import { startWeb, type Web } from './start-web.server.ts'
import { stopInOrder } from './stop-in-order.ts'
import { warnOfLongTransactions } from './warn-of-long-transactions.ts'

export interface Running {
  url: string
  stop: () => Promise<void>
}

/**
 * The whole product: database, rules, sign-in, pages. Without DATABASE_URL the database runs embedded, in the data folder.
 * Whatever was started is stopped again when a later step fails.
 */
export async function runWeb({ env, say }: { env: Env; say: (line: string) => void }): Promise<Running> {
  const stops: (() => Promise<void>)[] = []
  const stop = () => stopInOrder(stops.splice(0))
  try {
    const log = logger(env.LOG_LEVEL)
    warnOfLongTransactions(log)
    const url = env.DATABASE_URL ?? (await embedded({ env, say, stops }))
    connectDatabase({ url })
    stops.push(disconnectDatabase)
    await proveStepDown()
    const unknown = await proveMigrated()
    if (unknown.length > 0) log.warn({ unknown }, 'the database is of a later version of the product')
    await prepareRules({ say })
    configureMail(mailOptions(env))
    const secret = env.GANTRY_SECRET ?? (await keepSecret({ dataDir: resolve(env.DATA_DIR) }))
    configureModelsOf({ env, secret })
    openFileStore({ folder: fileFolder(env) })
    stops.push(async () => closeFileStore())
    await inTurn({ url, turn: 471141 }, async () => {
      await addDemoDocuments()
      await addDemoApprovals()
      await addDemoKnowledge()
    })
    // With a database of its own there are processes of their own for jobs: gantry worker.
    if (!env.DATABASE_URL) {
      const { startJobs } = await import('./start-jobs.server.ts')
      const jobs = await startJobs({ databaseUrl: url, redisUrl: env.REDIS_URL, log })
      stops.push(jobs.stop)
      offerQueue(jobs.queue)
      stops.push(async () => offerQueue(null))
    } else {
      stops.push(
        offerRemoteQueue(async () => {
          const { openJobQueue } = await import('#app/jobs/job-queue.server.ts')
          return openJobQueue({ databaseUrl: url, redisUrl: env.REDIS_URL })
        }),
      )
    }
    const web = await serve({ env, secret, log, say })
    stops.push(() => web.close())
    offerAnswerer(answerQuestions)
    stops.push(async () => {
      offerAnswerer(null)
      await stopRuns()
    })
    const desk = openNewsDesk({ log })
    offerNewsDesk(desk)
    stops.push(async () => {
      offerNewsDesk(null)
      await desk.stop()
    })
    return { url: web.url, stop }
  } catch (error) {
    // Why it did not start matters more than what did not end because of it.
    await stop().catch((err: unknown) => logger().error({ err }, 'not everything ended'))
    throw error
  }
}

interface EmbeddedOptions {
  env: Env
  say: (line: string) => void
  stops: (() => Promise<void>)[]
}

async function embedded({ env, say, stops }: EmbeddedOptions): Promise<string> {
  // Loaded only here: a server with a database of its own need not carry another in memory.
  const { startEmbeddedPostgres } = await import('#prisma/embedded/start-embedded-postgres.server.ts')
  const postgres = await startEmbeddedPostgres({
    dataDir: env.DATA_DIR,
    migrate: (url) => prepareDatabase({ url, demo: env.GANTRY_DEMO !== 'off', say }),
    sessionRole: 'gantry_login',
    version: productVersion,
    onFailure: ({ restarting, reason }) => logger().error({ restarting, reason }, 'the embedded database failed'),
  })
  stops.push(() => postgres.stop())
  return postgres.url
}

interface ServeOptions {
  env: Env
  secret: string
  log: ReturnType<typeof logger>
  say: (line: string) => void
}

async function serve({ env, secret, log, say }: ServeOptions): Promise<Web> {
  const { demo } = await withActor(consoleActor, (tx) => readSettings(tx))
  const entry = demo ? demoEntry(env) : 'shut'
  if (entry === 'ask') say('demonstration: its people sign in without a password only when GANTRY_DEMO is on')
  const web = await startWeb({ port: env.PORT, host: env.HOST, log, trustProxy: env.TRUST_PROXY })
  // Nothing may be waited for from here on: the port is open, and the first request must find sign-in in its place.
  configureAuth({
    secret,
    baseUrl: env.GANTRY_URL ?? web.url,
    demo: entry === 'open',
    oidc:
      env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET
        ? {
            issuer: env.OIDC_ISSUER,
            clientId: env.OIDC_CLIENT_ID,
            clientSecret: env.OIDC_CLIENT_SECRET,
            name: env.OIDC_NAME,
          }
        : undefined,
    log: (level, message) => log[level](message),
  })
  return web
}
