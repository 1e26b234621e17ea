import { listReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import {
  amountsOf,
  type Fill,
  type Filled,
  isTelling,
  nameOf,
  ownerOf,
  rangeOf,
  severalOf,
  withRecord,
} from './argument-parts.server.ts'
import { readTraits } from './customer-traits.ts'
import { begins } from './fill-records.server.ts'
import { findNamedRecord } from './find-named-record.server.ts'

/** Which bids, those like a deal, or why they ended as they did. */
export async function fillBids(fill: Fill): Promise<Filled> {
  const { read, context } = fill
  const { plain } = read
  if (
    /类似|相似|差不多|同类|像(这|它|那)|参考|投过.{0,6}(这样|这种)|similar|like (this|that|it|the)|comparable|something like|resembl/.test(
      plain,
    )
  ) {
    return withRecord(fill, {
      argument: 'opportunity',
      kinds: ['opportunity'],
      rest: { ask: 'similar' },
      isNeeded: true,
    })
  }
  const competitor = await competitorIn(fill)
  const isWhy =
    /为什么|为啥|为何|原因|(怎么|咋|如何)(就)?(丢|输|赢|没)|赢面|几回|多大|败|输在|出在|栽|败在|关键|胜率|中标率|战绩|赢过?几次|赢了?多少|高多少|结论|得多还是|多还是|交手|打过?几次|what makes us|how (have|did|do) we (done|do|fare|stack)|record against|\bwhy\b|reason|how come|made us|goes wrong|went wrong|win rate|hit rate|how often|far above/.test(
      plain,
    )
  // Against somebody: how it stands between us, unless a list is asked for.
  const isList = /哪些|哪几|列|清单|结果|which|\blist\b|results?\b|show/.test(plain)
  const isReasons = isWhy || (competitor !== null && !isList)
  const pieces = competitor ? read.pieces.filter((piece) => !piece.includes(competitor.said)) : [...read.pieces]
  const isPending =
    /还?没(有)?开|未开|待开|要开|开标|在投|pending|upcoming|open(s|ing)? (next|this|in|on)|(not|haven't|hasn't|isn't) (yet )?(been )?open(ed)?|not yet opened|will open|waiting to hear|no result yet|等(着)?(结果|消息|开标)|没出结果|outstanding bids|\brunn?ing\b|\blive\b|current(ly)?\b|进行中|正在投|投着/.test(
      plain,
    )
  const isOver =
    isWhy ||
    /丢|输|赢|中(了|过|的|几|没|标)|结果|开(了|过|出)|投(了|过)|\b(?:lost?|lose|losing|won|win|opened|results?|went|did|ended)\b/.test(
      plain,
    )
  const rest = {
    ...(competitor ? { competitor: competitor.name } : {}),
    ...rangeOf(read, 'opening', isOver ? 'past' : isPending ? 'coming' : undefined),
    // Each way of asking takes some of these; the tool says which it does not.
    ...amountsOf(read),
  }
  const { region } = readTraits(plain)
  const { page } = context
  if (isReasons) {
    if (page?.kind === 'bid' && (read.points || pieces.length === 0) && !competitor)
      return { is: 'call', arguments: { ask: 'reasons', bid: page.id } }
    const named = pieces.length > 0 ? await findNamedRecord({ context, pieces, kinds: ['bid'] }) : null
    const [only, other] = named?.candidates ?? []
    // Why one keeps losing is asked of many, and not of the one that is called so.
    const isOfMany = /老是|总是|总(?=丢|输)|一直|每次|\bkeep\b|always|usually|tend to/.test(plain)
    if (only && !other && !isOfMany) return { is: 'call', arguments: { ask: 'reasons', bid: nameOf(only) } }
    if (named && other && /(那|这|哪)个|that|the \d|the .{2,20}(bid|tender)/.test(plain)) {
      return severalOf(named.candidates, () => 'bid', { ask: 'reasons' })
    }
    const reasons = { ask: 'reasons', ...ownerOf(read), ...rest }
    if (page && read.points && (page.kind === 'opportunity' || page.kind === 'customer') && pieces.length === 0)
      return { is: 'call', arguments: { ...reasons, [page.kind]: page.id } }
    const whose = await customerIn(fill, pieces)
    const others = whose ? pieces.map((piece) => piece.replaceAll(whose.said, ' ').trim()).filter(Boolean) : pieces
    const offered =
      whose && others.length > 0 ? await findNamedRecord({ context, pieces: others, kinds: ['bid'] }) : named
    const product = whose && others.length === 0 ? null : offered
    // 中亚 of 中亚矿业 is part of a name, and no region.
    const elsewhere = readTraits(
      pieces.reduce((left, piece) => (whose || product ? left.replaceAll(piece, ' ') : left), plain),
    ).region
    return {
      is: 'call',
      arguments: {
        ...reasons,
        ...(whose ? { customer: whose.name } : {}),
        ...(product ? { product: product.words } : {}),
        ...(elsewhere ? { region: elsewhere } : {}),
      },
    }
  }
  const isOpenQuestion =
    /中(标)?(了)?(没有?|吗|么|不)|有没有中|中没中|did (we|they|it) win/.test(plain) && !/哪|which/.test(plain)
  const result =
    /没中(?!有)|未中|丢|输|被.{0,6}(拿|抢|中)(走|了)|\blost\b|\blose\b|losing|went to (somebody|someone|another|others|a competitor)/.test(
      plain,
    )
      ? 'lost'
      : isPending
        ? 'pending'
        : /中(了|过|的|几|标)|赢|\bwon\b|\bwin\b/.test(plain)
          ? 'won'
          : /弃标|放弃|abandon/.test(plain)
            ? 'abandoned'
            : undefined
  const list = {
    ask: 'list',
    ...ownerOf(read),
    ...(result && !isOpenQuestion && !/结果|results/.test(plain) ? { result } : {}),
    ...rest,
  }
  if (page && read.points && (page.kind === 'opportunity' || page.kind === 'customer') && pieces.length === 0) {
    return { is: 'call', arguments: { ...list, [page.kind]: page.id } }
  }
  if (pieces.length === 0) return { is: 'call', arguments: { ...list, ...(region ? { region } : {}) } }
  const customer = await customerIn(fill, pieces)
  if (customer) return { is: 'call', arguments: { ...list, customer: customer.name } }
  const named = await findNamedRecord({ context, pieces, kinds: ['bid'] })
  if (named) return { is: 'call', arguments: { ...list, product: named.words } }
  return pieces.some((piece) => isTelling(piece) && /\d/.test(piece))
    ? { is: 'not-found' }
    : { is: 'call', arguments: { ...list, ...(region ? { region } : {}) } }
}

/** The one customer who is called as the pieces begin, and the words that said so. */
async function customerIn(
  { context }: Fill,
  pieces: readonly string[],
): Promise<{ name: string; said: string } | null> {
  const found = pieces.length > 0 ? await findNamedRecord({ context, pieces, kinds: ['customer'] }) : null
  const [only, other] = found?.candidates ?? []
  return found && only && !other && begins(only.names, found.words) ? { name: nameOf(only), said: found.words } : null
}

/** A competitor who made an offer on a bid that whoever asks can see, by the whole name or the beginning of it. */
async function competitorIn({ read, context }: Fill): Promise<{ name: string; said: string } | null> {
  const { actor, inTx } = context
  if (read.pieces.length === 0) return null
  const { competitors } = await inTx((tx) => listReviewChoices({ tx, actor, filter: {} }))
  for (const name of competitors) {
    const plain = name.toLowerCase()
    const said = [plain, plain.slice(0, /\p{Script=Han}/u.test(plain) ? 2 : 6), plain.split(' ')[0] ?? plain].find(
      (part) =>
        [...part].length >= 2 &&
        read.pieces.some((piece) =>
          part.length > 3 || /\p{Script=Han}/u.test(part) ? piece.includes(part) : piece.startsWith(part),
        ),
    )
    if (said) return { name, said }
  }
  return null
}
