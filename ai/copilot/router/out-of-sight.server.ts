import type { ToolContext } from '#ai/copilot/tool.ts'
import { findOpportunities } from '#crm/opportunities/find-opportunities.server.ts'
import type { Meant } from './certainly-meant.ts'
import { namedRecord } from './named-record.server.ts'
import { namesUnknown } from './names-unknown.server.ts'
import type { ReadQuestion } from './read-question.server.ts'

const ofOne: readonly Meant[] = ['open_record', 'what_blocks_stage', 'change_field']

/** What speaks of one record, or of those of one name. */
const byName: readonly Meant[] = [
  'open_record',
  'what_blocks_stage',
  'change_field',
  'overdue_payments',
  'find_contracts',
  'bids',
  'find_records',
]

/** What may be asked of a colleague. */
const whoseAre: readonly Meant[] = [
  'find_records',
  'pipeline_and_forecast',
  'overdue_payments',
  'find_contracts',
  'bids',
]

/**
 * Whether a question asks for what is not in sight: `unknown`, something by a name that nothing in sight has; `of-others`, what a colleague
 * has who works where whoever asks sees nothing; `nowhere`, something that it points to and that nobody has named.
 */
export async function outOfSight(
  { label, isLoose }: { label: Meant; isLoose?: boolean },
  read: ReadQuestion,
  context: ToolContext,
): Promise<'unknown' | 'of-others' | 'nowhere' | null> {
  if (speaksOfSomebody(read, context) || (await pointsNowhere(read, context))) return 'nowhere'
  const isByName = byName.includes(label) || (label === 'search_knowledge' && isLoose)
  if (isByName && (await namesUnknown(read, context, ofOne.includes(label)))) return 'unknown'
  return (await isOfOthers(read, context)) && (await isBeyond(label, read, context)) ? 'of-others' : null
}

/** "That deal": with none on screen and none named nobody knows which. */
async function pointsNowhere(read: ReadQuestion, context: ToolContext): Promise<boolean> {
  const isPointing =
    /(那|这|该)(个|单|家|份|条|笔|台|套)?(单子|项目|商机|客户|合同|标)(?!都|里|们)|\bthe (deal|contract|project|customer|client)\b.{0,12}\b(it|ok|done|ready|good)\b|\b(that|this) (one|deal|opportunity|project|customer|client|contract|bid)\b/.test(
      read.plain,
    )
  if (!isPointing || context.page || read.people.length > 0 || read.amounts.length > 0) return false
  return (await namedRecord(read, context)) === null
}

/** What a colleague has whose records are out of sight, unless one is named that is in sight all the same. */
async function isBeyond(label: Meant, read: ReadQuestion, context: ToolContext): Promise<boolean> {
  if (whoseAre.includes(label)) return true
  if (!ofOne.includes(label)) return false
  const named = await namedRecord(read, context)
  return !named?.candidates.some(({ ref, isOpen }) => ref.kind === 'opportunity' && isOpen)
}

/** Of a colleague who works where whoever asks sees nothing. */
async function isOfOthers({ people }: ReadQuestion, { actor, inTx }: ToolContext): Promise<boolean> {
  const [person] = people
  if (!person || actor.all || person.id === actor.personId) return false
  if (person.orgs.some((org) => actor.orgs.includes(org))) return false
  // Of what somebody else leads some may be shared with whoever asks.
  const filter = { owner: person.id, status: 'all' } as const
  return (await inTx((tx) => findOpportunities({ tx, actor, filter, most: 1 }))).rows.length === 0
}

/** Somebody or something that nobody has named yet: 他那边怎么说. */
function speaksOfSomebody({ plain, pieces, people }: ReadQuestion, context: ToolContext): boolean {
  return (
    context.page === null &&
    pieces.length === 0 &&
    people.length === 0 &&
    /\b(they|he|she)\b(?!'ve got)|^(那|那么)?(他|她|它)(们|那边|那里|那儿|家|的)|^(what|how) (about|is|are) (he|she|it|they|them)\b|^(did|has|does) (he|she|it)\b/.test(
      plain,
    )
  )
}
