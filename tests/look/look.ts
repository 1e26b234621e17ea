import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, BrowserContext } from 'playwright-core'
import routes from '#app/routes.ts'
import { launchChromium, sizes } from '#tests/e2e/support/launch-chromium.ts'
import { type DemoPerson, oneOfEachRole } from '#tests/e2e/support/read-demo.ts'
import { signIn } from '#tests/e2e/support/sign-in.ts'
import { startServer } from '#tests/e2e/support/start-server.ts'
import { askForEach } from './ask-for-each.ts'
import { contactSheet } from './contact-sheet.ts'
import { addressesOf, allViews, pathsOf, shortViews, type View } from './plan-visits.ts'
import { readDataTexts } from './read-data-texts.ts'
import { type Seen, type Visit, visit } from './visit.ts'

// Looks at every page of the product as every role, in both sizes, three languages and two themes, and takes pictures.
//
//   npm run look                                          everything, about a quarter of an hour
//   npm run look -- --short                               three roles, two languages, light
//   npm run look -- --only /opportunities/:opportunityId  one page of the route table, as often as wanted
//   npm run look -- --role rep                            one role
//   npm run look -- --guides                              the pictures of docs/guides, by following their steps

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean' },
    only: { type: 'string', multiple: true },
    role: { type: 'string', multiple: true },
    guides: { type: 'boolean' },
  },
})
if (options.guides) {
  const followed = spawnSync('vitest', ['run', '--project', 'e2e', 'guides'], {
    env: { ...process.env, GUIDE_PICTURES: '1' },
    stdio: 'inherit',
  })
  process.exit(followed.status ?? 1)
}
const folder = fileURLToPath(new URL('../../look/', import.meta.url))
const shortRoles = ['rep', 'sales-manager', 'administrator']
const views = options.short ? shortViews : allViews
const [first] = views as [View]
const table = pathsOf(await routes)
const paths = table.map(({ path }) => path)
const pages = table.filter(({ isPage }) => isPage).map(({ path }) => path)
const wanted = pages.filter((page) => !options.only || options.only.includes(page))
if (wanted.length === 0) throw new Error(`no such page; there are ${pages.join(', ')}`)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const server = await startServer()
const browser = await launchChromium()
let seen: Seen[] = []
let people: DemoPerson[] = []
try {
  const chosen = options.role ?? (options.short ? shortRoles : undefined)
  people = (await oneOfEachRole(server)).filter(({ role }) => !chosen || chosen.includes(role))
  await askForEach(browser, server.url, people)
  const data = await readDataTexts(server)
  const lookers = [undefined, ...people]
  seen = (await inLanes(lookers, (person) => lookAs(browser, server.url, person, data))).flat()
} finally {
  await browser.close()
  await server.stop()
}

const problems = [
  ...seen.flatMap(({ who, address, view, faults }) =>
    faults.map((fault) => `${address} as ${who}, ${view.size}, ${view.language}, ${view.theme}: ${fault}`),
  ),
  ...wanted
    .filter((page) => !seen.some((one) => one.page === page && one.picture))
    .map((page) => `${page}: nobody saw it`),
  ...(options.role ?? [])
    .filter((role) => !people.some((person) => person.role === role))
    .map((role) => `nobody is ${role}`),
]
writeFileSync(`${folder}index.html`, contactSheet(seen, problems))
const pictures = seen.filter(({ picture }) => picture).length
for (const problem of problems) console.error(problem)
console.log(`${pictures} pictures in look/index.html, ${problems.length} problems`)
process.exit(problems.length > 0 || pictures === 0 ? 1 : 0)

/** Two at a time: one draws while the other waits. */
async function inLanes<T, R>(tasks: readonly T[], work: (task: T) => Promise<R>): Promise<R[]> {
  const waiting = [...tasks]
  const results: R[] = []
  const lane = async () => {
    while (waiting.length > 0) results.push(await work(waiting.shift() as T))
  }
  await Promise.all([lane(), lane()])
  return results
}

/** Everything that one person may see; as nobody, what stands before sign-in. */
async function lookAs(
  on: Browser,
  url: string,
  person: DemoPerson | undefined,
  data: Awaited<ReturnType<typeof readDataTexts>>,
): Promise<Seen[]> {
  const who = person?.role ?? 'nobody'
  const door = await on.newContext()
  if (person) await signIn(door, url, person.id)
  const storageState = await door.storageState()
  await door.close()
  const contextOf = (view: View) => contextFor(on, url, view, storageState)

  // The first round finds the links by which pages of records are reached, and what this role may not see at all.
  const own = pages.filter((page) => page.startsWith('/sign-in') === !person)
  const found: Seen[] = []
  const reached: Omit<Visit, 'view'>[] = []
  const context = await contextOf(first)
  for (const page of [...own].sort((a, b) => Number(a.includes(':')) - Number(b.includes(':')))) {
    const isWanted = wanted.includes(page)
    // A page that leads to one that is wanted has to be opened, too.
    if (!isWanted && page.includes(':')) continue
    for (const address of addressesOf(
      page,
      found.flatMap(({ links }) => links),
      paths,
    )) {
      const result = await visit(context, { who, page, address, view: first }, data, folder)
      found.push(result)
      if (isWanted && result.picture) reached.push({ who, page, address })
    }
  }
  await context.close()

  const seenFirst = found.filter(({ page }) => wanted.includes(page))
  const further: Seen[] = []
  for (const view of views.slice(1)) {
    const other = await contextOf(view)
    for (const place of reached) further.push(await visit(other, { ...place, view }, data, folder))
    await other.close()
  }
  return [...seenFirst, ...further]
}

async function contextFor(
  on: Browser,
  url: string,
  { size, language, theme }: View,
  storageState: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<BrowserContext> {
  const context = await on.newContext({
    baseURL: url,
    viewport: sizes[size],
    hasTouch: size === 'phone',
    isMobile: size === 'phone',
    colorScheme: theme,
    reducedMotion: 'reduce',
    storageState,
  })
  await context.addCookies([
    { name: 'lng', value: language, url },
    { name: 'theme', value: theme, url },
  ])
  return context
}
