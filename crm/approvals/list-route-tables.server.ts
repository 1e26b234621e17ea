import { bilingual } from '#crm/org/bilingual.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { checkCondition } from '#engine/check-condition.ts'
import { coversCondition, holdsAlways } from '#engine/covers-condition.ts'
import { AppError } from '#lib/errors.ts'
import type { Actor } from '#prisma/actor.ts'
import type { Tx } from '#prisma/client.server.ts'
import type { RouteAsk } from './approval-route.ts'
import { routedSubjects } from './approval-route.ts'
import { asksForCosts } from './asks-for-costs.ts'
import { allRows, type RouteRow } from './route-rows.server.ts'
import type { RouteAskView, RouteRowView, RouteTableView } from './route-views.ts'
import { byMarginLevel, sayCondition } from './say-row.ts'

interface Context {
  timezone: string
  currency: string
  costs: boolean
}

/**
 * Every route table in words, the group's and each organisation's own, contracts before exceptions. Whoever does not see costs reads
 * neither a threshold of the margin nor anything else that would tell one.
 * @throws AppError RULES_BROKEN for a row that cannot be read
 */
export async function listRouteTables({ tx, actor }: { tx: Tx; actor: Actor }): Promise<RouteTableView[]> {
  const rows = await allRows({ tx })
  const { timeZone: timezone, currency } = await readSettings(tx)
  const context = { timezone, currency, costs: actor.costs }
  const orgs = await tx.organisation.findMany({
    where: { id: { in: rows.flatMap(({ orgId }) => orgId ?? []) } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, nameLatin: true },
  })
  const named = await namesByEmail({ tx, rows })
  const places = [null, ...orgs.map(({ id, name, nameLatin }) => ({ id, name: bilingual(name, nameLatin) }))]
  return routedSubjects.flatMap((subject) =>
    places.flatMap((org): RouteTableView[] => {
      const own = rows.filter((row) => row.for === subject && row.orgId === (org?.id ?? null))
      if (own.length === 0) return []
      const level = org ? 'organisation' : 'group'
      const trees = own.map((row) => treeOf(row, context))
      const closed = trees.some((condition) => holdsAlways({ condition, timezone }))
      const view = (row: RouteRow, at: number) => ({
        ...rowView(row, context, named),
        behind: behind({ own, trees, at, context }),
      })
      return [{ for: subject, level, org, rows: own.map(view), closed }]
    }),
  )
}

function rowView(
  row: RouteRow,
  context: Context,
  named: ReadonlyMap<string, RouteAskView>,
): Omit<RouteRowView, 'behind'> {
  const { id, version, condition, vocabulary } = row
  const hidden = !context.costs && asksForCosts(row)
  return {
    ruleId: id,
    version,
    name: hidden ? byMarginLevel : row.name,
    says: sayCondition({ ...context, condition, vocabulary }),
    steps: row.steps.map(({ key, name, asks, passes, hours, escalateTo }) => ({
      key,
      name,
      asks: asks.map((ask) => viewOf(ask, named)),
      passes,
      hours,
      escalateTo,
    })),
  }
}

function viewOf(ask: RouteAsk, named: ReadonlyMap<string, RouteAskView>): RouteAskView {
  if ('role' in ask) return ask
  return named.get(ask.person) ?? { person: { zh: ask.person, en: ask.person } }
}

async function namesByEmail({ tx, rows }: { tx: Tx; rows: readonly RouteRow[] }): Promise<Map<string, RouteAskView>> {
  const asks = rows.flatMap(({ steps }) => steps.flatMap((step) => step.asks))
  const emails = asks.flatMap((ask) => ('person' in ask ? [ask.person] : []))
  const people = await tx.person.findMany({
    where: { email: { in: emails } },
    select: { email: true, name: true, nameLatin: true },
  })
  return new Map(people.map(({ email, name, nameLatin }) => [email, { person: bilingual(name, nameLatin) }]))
}

function treeOf({ id, condition, vocabulary }: RouteRow, { timezone, currency }: Context) {
  const checked = checkCondition({ condition, vocabulary, timezone, currency, openNegations: 'allowed' })
  if (checked.ok) return checked.tree
  const [{ place, reason }] = checked.problems
  throw new AppError('RULES_BROKEN', `${id} ${place}: ${reason.en}`)
}

/** The first row before it that takes all its cases: not said where it would tell how two margins compare. */
function behind(options: {
  own: readonly RouteRow[]
  trees: readonly ReturnType<typeof treeOf>[]
  at: number
  context: Context
}): string | null {
  const { own, trees, at, context } = options
  const mayTell = (row: RouteRow | undefined) => row !== undefined && (context.costs || !asksForCosts(row))
  const narrower = trees[at]
  if (!narrower || !mayTell(own[at])) return null
  const { timezone } = context
  const before = own.slice(0, at)
  const taker = before.find((row, index) => {
    const wider = trees[index]
    return wider !== undefined && mayTell(row) && coversCondition({ wider, narrower, timezone })
  })
  return taker?.id ?? null
}
