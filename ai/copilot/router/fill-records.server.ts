import { amountsOf, type Fill, type Filled, isTelling, nameOf, ownerOf, rangeOf } from './argument-parts.server.ts'
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

export const regions: readonly (readonly [RegExp, string])[] = [
  [/西北|north-?\s?west/, 'northwest'],
  [/西南|south-?\s?west/, 'southwest'],
  [/东北|north-?\s?east/, 'northeast'],
  [/华北|north china|\b(up|in the) north\b|\bnorthern\b/, 'north'],

  [/华东|east china/, 'east'],
  [/华中|central china/, 'central'],
  [/华南|south china/, 'south'],

  [/港澳台|hong kong|taiwan/, 'hong-kong-macau-taiwan'],
  [/东南亚|southeast asia/, 'southeast-asia'],
  [/南亚|south asia/, 'south-asia'],
  [/中亚|central asia/, 'central-asia'],
  [/中东|middle east/, 'middle-east'],
  [/非洲|africa/, 'africa'],
  [/欧洲|europe/, 'europe'],
  [/美洲|americas?/, 'americas'],
  [/大洋洲|澳洲|oceania|australia/, 'oceania'],
]
export const industries: readonly (readonly [RegExp, string])[] = [
  [/钢铁|钢厂|特钢客户|做钢|钢企|炼钢|steel/, 'steel'],
  [/有色|铜业|nonferrous|non-ferrous|copper/, 'nonferrous'],
  [/铝加工|铝业|铝行业|alumin/, 'aluminium'],
  [/水泥|建材|cement|building material/, 'building-materials'],
  [/煤炭|煤矿|煤企|coal/, 'coal'],
  [/矿山|矿业|mining|mines?\b/, 'mining'],
  [/风电|wind/, 'wind-power'],
  [/电力|发电|电厂|power/, 'power'],
  [/航空|航天|aerospace/, 'aerospace'],
  [/船舶|造船|船厂|shipbuild|shipyard/, 'shipbuilding'],
  [/港口|码头|\bports?\b/, 'ports'],
  [/汽车|automotive/, 'automotive'],
  [/轨道|铁路|rail\b/, 'rail'],
  [/锻造|锻件|forging/, 'forging'],
  [/轴承|bearing/, 'bearings'],
  [/化工|石化|chemical/, 'chemicals'],
]

const first = (table: readonly (readonly [RegExp, string])[], plain: string) =>
  table.find(([pattern]) => pattern.test(plain))?.[1]

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
  if (isCustomers) {
    const [region, industry] = [first(regions, plain), first(industries, plain)]
    const grade =
      /([abcd])\s?[级类]|\b(?:graded?|rated?|rating)\s?(?:as |:)?\s?([abcd])\b|\b([abcd])[- ](?:grade|rated)|\b([a-d])[- ]customers/.exec(
        plain,
      )
    const known = region || industry || grade || idle
    const words = known || !read.pieces[0] || !isTelling(read.pieces[0]) ? undefined : read.pieces[0]
    return {
      is: 'call',
      arguments: {
        kind: 'customer',
        ...shared,
        ...(region ? { region } : {}),
        ...(industry ? { industry } : {}),
        ...(grade ? { grade: (grade[1] ?? grade[2] ?? grade[3] ?? grade[4] ?? '').toUpperCase() } : {}),
        ...(words ? { words } : {}),
        ...(/最久|least recently|longest/.test(plain) && !idle ? { sort: 'activity' } : {}),
      },
    }
  }
  const stage = first(stages, plain)
  const status = /丢(了|单|掉|的|过)|输(了|掉|的|过)|\blost\b|\blose\b/.test(plain)
    ? 'lost'
    : /赢(了|单|的|下|过)|拿下|成交|\bwon\b|\bwin\b/.test(plain)
      ? 'won'
      : undefined
  const type = /工程项目|工程类|\bengin\w{2,6}ng projects?|epc|turnkey/.test(plain)
    ? 'engineering-project'
    : /产品项目|product project/.test(plain)
      ? 'product-project'
      : undefined
  const rest = {
    kind: 'opportunity',
    ...shared,
    ...(stage && !status ? { stage } : {}),
    ...(status ? { status } : {}),
    ...(type ? { type } : {}),
    ...amountsOf(read),
    ...rangeOf(
      read,
      'signing',
      status || (isOver(plain) && !/should|due|expect|to be|will|要|该|能|会|预计/.test(plain)) ? 'past' : 'coming',
    ),
    ...(/重大|重点项目|\bmajor\b/.test(plain) ? { major: true } : {}),
    ...(largest ? { sort: 'amount' } : soonest.test(plain) ? { sort: 'sign' } : {}),
  }
  const page = context.page
  if (page?.kind === 'customer' && read.points) return { is: 'call', arguments: { ...rest, customer: page.id } }
  const pieces = read.pieces.filter(
    (piece) =>
      !(stage && stages.some(([pattern]) => pattern.test(piece))) &&
      !(type && /^(工程|产品|epc|turnkey|engineering|product)$/.test(piece)),
  )
  if (pieces.length === 0) return { is: 'call', arguments: rest }
  const found = await findNamedRecord({ context, pieces, kinds: ['customer', 'opportunity'] })
  const [only, other] = found?.candidates ?? []
  if (found && only && !other && only.ref.kind === 'customer' && begins(only.names, found.words)) {
    return { is: 'call', arguments: { ...rest, customer: nameOf(only) } }
  }
  if (found) return { is: 'call', arguments: { ...rest, words: found.words } }
  return pieces.some(isTelling) ? { is: 'not-found' } : { is: 'call', arguments: rest }
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
