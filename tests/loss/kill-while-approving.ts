import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'pg'
import type { JobQueue } from '#app/jobs/job-queue.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { setActive } from '#crm/org/set-active.server.ts'
import { newId } from '#lib/ids.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import type { ScaledDatabase } from '#tests/support/scaled-test-database.ts'
import { type Answered, PersonAtBrowser } from './person-at-browser.ts'
import { openPair, type ProductProcess } from './product-process.ts'
import { type Approver, approverCount, type Script, scriptApprovals } from './scripted-approvals.ts'
import { until } from './worker-process.ts'

interface Options {
  database: ScaledDatabase
  queue: JobQueue
  redisUrl: string
  report: (name: string, sound: boolean, said: string) => void
}

const killEvery = 10_000
const mostMinutes = 10
/** Until the queue is empty again: a worker that comes up has the vectors made that are missing, of many passages. */
const settleMs = 300_000

/** What people got for an answer, and what was wrong with any. */
interface Heard {
  answers: number
  refused: number
  unanswered: number
  wrong: string[]
}

/**
 * Web and worker as two processes each, of each of which one is killed and started again every ten seconds, in turn, while twenty people
 * approve 300 requests over HTTP by a script and send again whatever got no answer. One of them leaves in the middle.
 */
export async function killWhileApproving({ database, queue, redisUrl, report }: Options): Promise<void> {
  const { client, url: databaseUrl } = database
  const { people, scripts, leaver } = await scriptApprovals(database)
  const mails = aMailServer()
  await mails.open()
  const { failed } = await queue.counts()
  const env = {
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    SMTP_URL: mails.url(),
    MAIL_FROM: 'gantry@loss.example',
  }
  const webs = await openPair('web', env)
  const workers = await openPair('worker', env)
  const heard: Heard = { answers: 0, refused: 0, unanswered: 0, wrong: [] }
  const over = new AbortController()
  const killing = killInTurn([webs, workers], over.signal)
  const open = async () => {
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM approval_request WHERE id = ANY ($1::uuid[]) AND state = 'running'`,
      [scripts.map(({ id }) => id)],
    )
    return rows[0]?.n ?? 0
  }
  const servers = webs.map(({ address }) => address)
  // What twenty pages show at once.
  const pages = new Pool({ connectionString: databaseUrl, max: 4 })
  const working = people.map((person, at) => work({ pages, person, at, servers, scripts, heard, signal: over.signal }))
  await until(async () => (await open()) < scripts.length * 0.8, 60_000)
  await withActor(consoleActor, (tx) => setActive({ tx, actor: consoleActor, email: leaver.email, active: false }))
  const ended = await until(async () => (await open()) === 0, mostMinutes * 60_000)
  over.abort()
  await Promise.all(working)
  await pages.end()
  const kills = await killing
  const settled = await until(async () => {
    const { waiting, active } = await queue.counts()
    return waiting + active === 0
  }, settleMs)
  for (const one of [...webs, ...workers]) await one.kill()
  const faults = await faultsOf(database, scripts)
  const doubled =
    mails.received.length - new Set(mails.received.map(({ raw }) => /^message-id: (.*)$/im.exec(raw)?.[1])).size
  await mails.shut()
  const { failed: failedNow } = await queue.counts()
  report(
    `web and worker killed every ten seconds while ${approverCount} people approve ${scripts.length} requests`,
    ended &&
      settled &&
      kills >= 4 &&
      heard.unanswered > 0 &&
      heard.wrong.length + faults.length + doubled === 0 &&
      failedNow === failed,
    `${kills} killed; ${heard.answers} answers, ${heard.refused} of them refusals, ${heard.unanswered} times none and sent again; ${
      ended ? 'all requests ended' : `${await open()} requests still open`
    }; ${mails.received.length} mails, ${doubled} doubled; ${failedNow - failed} jobs failed; ${settled ? '' : 'the queue does not come to rest; '}${
      faults.length + heard.wrong.length === 0
        ? 'nothing lost, nothing doubled'
        : [...faults, ...heard.wrong].slice(0, 10).join('; ')
    }`,
  )
}

/** Of each pair one, then the other. @returns how many were killed */
async function killInTurn(pairs: readonly (readonly ProductProcess[])[], signal: AbortSignal): Promise<number> {
  let kills = 0
  for (let turn = 0; !signal.aborted; turn += 1) {
    await wait(killEvery, undefined, { signal }).catch(() => {})
    if (signal.aborted) break
    const doomed = pairs.map((pair) => pair[turn % pair.length] as ProductProcess)
    await Promise.all(doomed.map((one) => one.kill()))
    kills += doomed.length
    await Promise.all(doomed.map((one) => one.start()))
  }
  return kills
}

interface WorkOptions {
  pages: Pool
  person: Approver
  at: number
  servers: readonly string[]
  scripts: readonly Script[]
  heard: Heard
  signal: AbortSignal
}

/** Opens the inbox again and again, and says to each task that waits what the script has. */
async function work({ pages, person, at, servers, scripts, heard, signal }: WorkOptions): Promise<void> {
  const browser = new PersonAtBrowser(servers, at)
  await browser.signIn(person.email, person.password)
  const byId = new Map(scripts.map((script) => [script.id, script]))
  while (!signal.aborted) {
    const inbox = await browser.send('/approvals')
    // Whoever has left is led to the sign-in page.
    if (inbox.status === 302) break
    if (inbox.status !== 200) heard.wrong.push(`the inbox was answered ${inbox.status}`)
    const linked = new Set([...inbox.body.matchAll(/href="\/approvals\/([0-9a-f-]{36})/g)].map(([, id]) => id ?? ''))
    for (const { id, ...task } of await tasksOf(pages, person)) {
      const script = byId.get(id)
      if (!person.leaves && script && linked.has(id)) await say(browser, { id, task, script, heard })
    }
    await wait(300)
  }
  heard.unanswered += browser.unanswered
}

interface Task {
  number: number
  holder: string
  step: number
  round: number
}

/** What a page shows of the tasks that wait for somebody. */
async function tasksOf(pages: Pool, { id }: Approver): Promise<(Task & { id: string })[]> {
  const { rows } = await pages.query<Task & { id: string }>(
    `SELECT request_id AS id, number, holder_id AS holder, step, round FROM approval_task WHERE holder_id = $1 AND state = 'open'
     ORDER BY due_sort, request_id LIMIT 10`,
    [id],
  )
  return rows
}

async function say(
  browser: PersonAtBrowser,
  { id, task, script, heard }: { id: string; task: Task; script: Script; heard: Heard },
) {
  const { verb, form } = script.say(task)
  const sent = { ...form, key: newId(), task: String(task.number) }
  const path = `/approvals/${id}/${verb}`
  const answers = task.number % 2 ? [await browser.send(path, sent)] : await browser.twice(path, sent)
  heard.answers += answers.length
  if (new Set(answers.map(({ body }) => body)).size > 1)
    heard.wrong.push(`two clicks were answered ${answers.map(({ body }) => body).join(' and ')}`)
  for (const answer of answers) judge(answer, heard)
}

/** A success, or a refusal that says why. */
function judge({ status, body }: Answered, heard: Heard): void {
  if (status === 200 && body.includes('"done":true')) return
  heard.refused += 1
  const isClear = status >= 400 && status < 500 && /"key":"approval\.\w+|"code":"/.test(body)
  // Whoever has left may find the door shut in the middle.
  if (!isClear && status !== 302 && status !== 401) heard.wrong.push(`${status} ${body.slice(0, 200)}`)
}

/** What is not as the scripts have it. */
async function faultsOf({ client }: ScaledDatabase, scripts: readonly Script[]): Promise<string[]> {
  const { rows } = await client.query(countSql, [scripts.map(({ id }) => id)])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return scripts.flatMap(({ id, end, commands }) => {
    const row = byId.get(id)
    const expected = {
      state: end,
      contract: end === 'approved' ? 'approved' : 'draft',
      answers: commands,
      events: commands + 1,
      open: 0,
      wrongly: 0,
      untold: 0,
      told_twice: 0,
      end_told: 1,
    }
    const wrong = Object.entries(expected).filter(([name, value]) => row?.[name] !== value)
    return wrong.map(([name, value]) => `${name} of ${id} is ${row?.[name]}, not ${value}`)
  })
}

// Each decision by whoever held the task, by one command; everybody who was asked told of it once.
const countSql = `
  SELECT r.id, r.state, c.state AS contract,
    (SELECT count(*)::int FROM approval_answer a WHERE a.request_id = r.id) AS answers,
    (SELECT count(*)::int FROM domain_event e WHERE e.record_type = 'opportunity' AND e.record_id = r.opportunity_id
      AND e.entity_id = r.id) AS events,
    (SELECT count(*)::int FROM approval_task t WHERE t.request_id = r.id AND t.state IN ('open', 'waiting')) AS open,
    (SELECT count(*)::int FROM approval_task t WHERE t.request_id = r.id AND t.state IN ('approved', 'rejected', 'sent-back') AND
      (t.decided_by IS NOT NULL OR 1 <> (SELECT count(*) FROM approval_answer a WHERE a.request_id = r.id
        AND (a.command::jsonb ->> 'task')::int = t.number AND a.command::jsonb ->> 'by' = t.holder_id::text))) AS wrongly,
    (SELECT count(*)::int FROM approval_task t WHERE t.request_id = r.id AND NOT EXISTS (SELECT FROM notification n
      WHERE n.approval_id = r.id AND n.approval_task = t.number AND n.person_id = t.holder_id)) AS untold,
    (SELECT count(*)::int FROM (SELECT FROM notification n WHERE n.approval_id = r.id GROUP BY n.person_id, n.approval_task
      HAVING count(*) > 1) twice) AS told_twice,
    (SELECT count(*)::int FROM notification n WHERE n.approval_id = r.id AND n.approval_task = 0) AS end_told
  FROM approval_request r JOIN contract c ON c.id = r.contract_id WHERE r.id = ANY ($1::uuid[])`
