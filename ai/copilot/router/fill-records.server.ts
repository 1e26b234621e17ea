import { amountsOf, type Fill, type Filled, isTelling, nameOf, ownerOf, rangeOf } from './argument-parts.server.ts'
import { firstOf, readTraits, readTraitsOfWhose } from './customer-traits.ts'
import { findNamedRecord } from './find-named-record.server.ts'

export const stages: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/线索(验证)?|lead.?check|\bleads?\b/, '线索验证'],
  [/需求(确认)?(阶段)?|\bneeds?\b stage|requirements stage/, '需求确认'],
  [/方案交流|方案阶段|在方案|solution/, '方案交流'],
  [/标前(准备)?|pre-?bid/, '标前准备'],
  [/商务谈判|谈判|negotiat/, '商务谈判'],
  [/合同谈判|contract talks/, '合同谈判'],
  [/合同签订阶段|签订阶段|签约阶段|signing stage|in signing|the signing/, '合同签订'],
  [/机会甄别|opportunity check/, '机会甄别'],
  [/可研|踏勘|feasib|survey/, '可研与踏勘'],
  [/总体方案|concept/, '总体方案'],
  [/联合体|分包|consortium/, '联合体与分包'],
  [/投标(阶段|中)?|在投|bid stage|in the bid|bidding stage|at bid/, '投标'],
]

const soonest =
  /soonest|earliest|nearest|first to sign|by (signing|sign|date)|最(早|近|快)(要|能)?签|按签约|签约.{0,6}(排|先后)|先签的|从近到远/

/** What is looked for, whose, how large, when, and how long untouched. */
export async function fillRecords({ read, context }: Fill): Promise<Filled> {
  const { plain, idle } = read
  const isCustomers =
    /客户|厂家|业主|customers?\b|clients?\b|accounts?\b/.test(plain) &&
    !/商机|项目|单子|opportunit|\bdeals?\b|projects?\b/.test(plain)
  const largest =
    /最大|最高|金额(高|大)|大的(排|在|放)|按金额|从大到小|由大到小|(按|以).{0,4}大小|前.{0,2}(个|大|名)|biggest|largest|top|highest|by (amount|size|value)/.test(
      plain,
    )
  const limit = /前\s?(\d{1,2})|top\s?(\d{1,2})/.exec(plain)
  const shared = {
    ...ownerOf(read),
    ...(idle ? { not_visited_days: idle.days } : {}),
    ...(limit ? { limit: Math.min(50, Math.max(1, Number(limit[1] ?? limit[2]))) } : {}),
  }
  const stage = firstOf(stages, plain)
  const status = /丢(了|单|掉|的|过)|输(了|掉|的|过)|\blost\b|\blose\b/.test(plain)
    ? 'lost'
    : /赢(了|单|的|下|过)|拿下|成交|\bwon\b|\bwin\b/.test(plain)
      ? 'won'
      : undefined
  const { type } = typeOf(read)
  // What only opportunities have is said of customers too: the tool tells that it does not list customers by it.
  const ofDeals = {
    ...(stage && !status ? { stage } : {}),
    ...(status ? { status } : {}),
    ...(type ? { type } : {}),
    ...amountsOf(read),
    ...(/重大|重点项目|\bmajor\b/.test(plain) ? { major: true } : {}),
  }
  const signing = () =>
    rangeOf(
      read,
      'signing',
      status || (isOver(plain) && !/should|due|expect|to be|will|要|该|能|会|预计/.test(plain)) ? 'past' : 'coming',
    )
  if (isCustomers) {
    const traits = readTraits(plain)
    const known = Object.keys(traits).length > 0 || idle
    const words = known || !read.pieces[0] || !isTelling(read.pieces[0]) ? undefined : read.pieces[0]
    return {
      is: 'call',
      arguments: {
        kind: 'customer',
        ...shared,
        ...traits,
        ...ofDeals,
        ...(/签|成交|\bsign|\bclos/.test(plain) ? signing() : {}),
        ...(words ? { words } : {}),
        ...(/最久|least recently|longest/.test(plain) && !idle ? { sort: 'activity' } : {}),
      },
    }
  }
  const rest = {
    kind: 'opportunity',
    ...shared,
    ...ofDeals,
    ...signing(),
    ...(largest ? { sort: 'amount' } : soonest.test(plain) ? { sort: 'sign' } : {}),
  }
  const page = context.page
  if (page?.kind === 'customer' && read.points) return { is: 'call', arguments: { ...rest, customer: page.id } }
  const pieces = read.pieces.filter(
    (piece) =>
      !(stage && stages.some(([pattern]) => pattern.test(piece))) &&
      !(type && /^(工程|产品|epc|turnkey|engineering|product)$/.test(piece)),
  )
  const traits = readTraitsOfWhose(plain)
  if (pieces.length === 0) return { is: 'call', arguments: { ...rest, ...traits } }
  const found = await findNamedRecord({ context, pieces, kinds: ['customer', 'opportunity'] })
  const [only, other] = found?.candidates ?? []
  if (found && only && !other && only.ref.kind === 'customer' && begins(only.names, found.words)) {
    return { is: 'call', arguments: { ...rest, customer: nameOf(only) } }
  }
  if (found) {
    // 中亚 of 中亚矿业 is part of a name, and no region.
    const others = readTraitsOfWhose(plain.replaceAll(found.words, ' '))
    return { is: 'call', arguments: { ...rest, ...others, words: found.words } }
  }
  return pieces.some(isTelling) ? { is: 'not-found' } : { is: 'call', arguments: { ...rest, ...traits } }
}

/** Which type of project is spoken of. */
export function typeOf({ plain }: Fill['read']): { type?: 'engineering-project' | 'product-project' } {
  if (/工程项目|工程类|\bengin\w{2,6}ng projects?|epc|turnkey/.test(plain)) return { type: 'engineering-project' }
  return /产品项目|product project/.test(plain) ? { type: 'product-project' } : {}
}

/** What should have been signed, or was: its time lies behind us. */
function isOver(plain: string): boolean {
  return /签了|签过|签掉|该签(没|未)|应该签|本来|原定|拖过|\b(?:were|was|should have|signed|closed|slipped|missed)\b/.test(
    plain,
  )
}

/** Is it what something is called, or only a word in it? */
export function begins(names: readonly string[], words: string): boolean {
  return names.some((name) => name.toLowerCase().startsWith(words.slice(0, 2)))
}
