import type { Asked } from '#ai/copilot/answer.ts'
import type { RecordRef } from '#ai/copilot/tool.ts'
import type { Meant } from './certainly-meant.ts'
import { concepts } from './concepts.ts'
import { aloneOf, type Meaning, meaningOf } from './meaning-of.server.ts'
import { namedRecord } from './named-record.server.ts'
import { type ReadQuestion, readQuestion } from './read-question.server.ts'

/** Questions before this one that are looked at. */
const mostBefore = 6

export interface Before {
  read: ReadQuestion
  page: RecordRef | null
  meant: Meaning | null
}

const goesOn = /呢\W*$|^(那|那么|还有|然后|再|另外)|^(and|what about|how about|then|also|same)\b/

/** What a question that goes on from others leaves unsaid: the record that was spoken of, or what was asked of it. */
export async function spokenOf({ history, context }: Asked, read: ReadQuestion): Promise<Before> {
  const alone = { read, page: context.page, meant: null }
  const earlier = history
    .filter(({ from }) => from === 'person')
    .slice(-mostBefore)
    .toReversed()
  const isFollowUp = goesOn.test(read.plain) || (read.points && !context.page)
  if (earlier.length === 0) return { ...alone, meant: await aloneOf(read, context) }
  if (!isFollowUp) return alone
  const own = ownIdea(read)
  const [last] = earlier
  if (!own && last) {
    const said = await readQuestion(last.text, context)
    const merged: ReadQuestion = {
      ...said,
      times: read.times.length > 0 ? read.times : said.times,
      amounts: read.amounts.length > 0 ? read.amounts : said.amounts,
      people: read.people.length > 0 || read.called ? read.people : said.people,
      called: read.called ?? (read.people.length > 0 ? null : said.called),
      pieces: read.pieces.length > 0 ? read.pieces : said.pieces,
      isMine: read.people.length > 0 || read.called ? false : said.isMine,
      masked: said.masked,
    }
    return { read: merged, page: context.page, meant: await meaningOf(said, context) }
  }
  const meant: Meaning | null = own ? { is: 'meant', label: own } : null
  if (read.pieces.length > 0) return { read, page: context.page, meant }
  for (const { text } of earlier) {
    const { pieces } = await readQuestion(text, context)
    const named = await namedRecord({ pieces }, context)
    const [only, other] = named?.candidates ?? []
    if (only && !other) return { read: { ...read, points: true }, page: only.ref, meant }
  }
  return { read, page: context.page, meant }
}

/** What a question that goes on asks by itself. */
function ownIdea({ plain }: ReadQuestion): Meant | null {
  const has = (name: string) => concepts[name]?.test(plain) ?? false
  if (has('gate')) return 'what_blocks_stage'
  if (has('overdue')) return 'overdue_payments'
  if (has('contract')) return 'find_contracts'
  if (has('similar') || has('bid')) return 'bids'
  if (has('change')) return 'change_field'
  if (has('pipeline')) return 'pipeline_and_forecast'
  if (has('warning') || has('waiting')) return 'my_day'
  if (has('opportunity') && has('which')) return 'find_records'
  return has('open') ||
    has('rival') ||
    /金额|联系人|团队|预算|赢率|amount|contact|team|budget|probability|worth/.test(plain)
    ? 'open_record'
    : null
}
