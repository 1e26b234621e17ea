import type { ToolCall } from '#ai/copilot/answer.ts'
import { industries, regions } from './customer-traits.ts'
import { stages } from './fill-records.server.ts'
import type { ReadQuestion } from './read-question.server.ts'

/** What an argument says itself: nobody was there, it is not signed, not paid, not opened, not marked. Of that nothing is left out. */
const own =
  /(?:没|未|尚未|还没|不)(?:有)?(?:被)?(?:人)?(?:去|拜访|联系|跟进|跑|见|签|付|收|到账|回款|打款|结清|开标|开(?!工)|中标?|到期|动静|音讯|活动|进展|下文|结果)|(?:没有?|无|不带)(?:任何|什么)?(?:风险|标记|标红|高风险)|\b(?:not|n't)(?: yet)?(?: been| be| being)? ?(?:visit\w*|contact\w*|called|seen|met|touched|heard|signed|paid|received|settled|open(?:ed)?|flagged|marked|decided)(?: yet)?|\bhave(?:n't| not)(?: been)? (?:paid|visited|seen|met|signed|opened)|\b(?:no|without)(?: a| any)? ?(?:(?:high.?)?risk\w*|flags?|marks?|visits?|contact\b|calls?|meetings?|activity|result)|\bunsigned|\bunpaid/g

/** 有没有, 是不是, 中没中, "hasn't Jinyue paid": asked, and nothing is denied. */
const eitherOr = /有没有|有木有|(\p{Script=Han})[不没]\1|^(?:has|have|did|does|do|is|are|was|were)n't\b/gu

const fillers =
  '(?:还|已经|已|有|正|处于|处在|属于|到|进入|被|会|在|是|由|归|跟|和|与|来自|做|搞|任何|那些|那个|这个|那|这|算|我们|咱们|的|\\s)*'
const fillersEn =
  '(?:(?:yet|been|being|already|currently|in|at|of|from|by|for|with|to|on|a|an|the|any|our|be|is|are|was|were|belong\\w*|owned|working|based|located|have|had|has|got|one|ones|those|deals?|customers?|projects?|really|just|all|during)\\s+){0,5}'
const negators = `(?:不是|不在|不属于|不归|不含(?!税)|不包括|不包含|不要|不算|不看|并非|而非|非(?!洲|标|常|铁|金属|晶)|没有|没|未(?!来)|不(?=[签赢丢输中在属做搞涉]))${fillers}|(?:\\b(?:not|non|no|never|nor|outside|without|exclud\\w*)\\b|\\w+n't\\b)[\\s-]*${fillersEn}`

/** What is excepted, as a whole: nothing is told by what it is not. */
const exceptions: readonly RegExp[] = [
  /(?<![消扣解清拆删免根破])除(?:了|开|去|掉|却)?([^,。;?]{1,24}?)(?:之外|以外|外(?![国汇贸资海商])|,|还有|还|都|就|$)/,
  /([^,。;?]{1,16}?)(?:除外|(?<![天周月年万亿度])(?:之外|以外))/,
  /(?:排除|剔除|刨(?:去|除|掉)|撇开|抛开|扣掉|不(?:包括|包含|含(?!税)|算上?)|别(?:算|列|带|包括)上?)([^,。;?]{1,20})/,
  /(?:\bexcept(?:ing)?(?: for)?\b|\bexcluding\b|\bexclude\b|\bother than\b|\bapart from\b|\baside from\b|\bbesides\b|\bbarring\b|\bsave for\b|\bleav(?:e|ing) out\b|\bnot (?:including|counting)\b|\bbut not\b|\b(?:everyone|everybody|everything|all|anyone|anything|any|none|every \w+) but\b(?! the ones)|\boutside(?: of)?\b)([^,.;?]{1,40})/,
]

const words: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  status: { won: /赢|拿下|成交|won\b|win\b/, lost: /丢|输|lost\b|lose\b/ },
  type: { 'engineering-project': /工程|\bengin\w+|epc|turnkey/, 'product-project': /产品|product/ },
  result: { won: /中|赢|won\b|win\b/, lost: /丢|输|lost\b|lose\b/, abandoned: /弃|放弃|abandon/ },
  state: {
    draft: /草稿|draft/,
    approved: /批准|approved/,
    'in-approval': /审批|(?:in|under|through|pending|awaiting) approval|being approved/,
    signed: /签|signed/,
  },
  flags: { any: /风险|标记|标红|flag|risk|mark/, high: /高风险|严重|high.?risk/ },
  category: {
    'spare-parts': /备件|spare/,
    purchase: /采购|purchase/,
    service: /服务|service/,
    engineering: /工程|engineering/,
    equipment: /设备|供货|equipment|supply/,
  },
}
const ofNames = ['customer', 'opportunity', 'contract', 'bid', 'words', 'product', 'competitor', 'record']

/** Words that may stand before a name in a piece of what was said. */
const joining = /^(?:without|except|excluding|outside|besides|barring)$/
const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The words that an argument was read from. */
function saidFor(name: string, value: unknown, read: ReadQuestion): string[] {
  const table = { stage: stages, region: regions, industry: industries }[name]
  if (table) return table.flatMap(([pattern, each]) => (each === value ? [pattern.source] : []))
  if (name === 'major') return ['重大|重点|major']
  if (name === 'grade')
    return [
      `${String(value).toLowerCase()}\\s?[级类]|(?:grade|rated?|class)\\s?${String(value).toLowerCase()}\\b|${String(value).toLowerCase()}[- ](?:grade|rated|customers)`,
    ]
  if (name === 'owner')
    return value === 'me' ? ['我|\\bmine\\b|\\bmy\\b'] : read.people.map(({ said }) => literal(said))
  if (ofNames.includes(name)) {
    return read.pieces.flatMap((each) => {
      const piece = each.replace(/^(?:不?(?:包括|包含)|不含|不算|排除|剔除|刨去|除[去掉开]?)/, '')
      const first = piece.split(' ').find((word) => word.length > 2 && !joining.test(word)) ?? piece
      return [
        ...new Set([
          literal(piece),
          literal(first),
          ...(/^\p{Script=Han}{3,}/u.test(piece) ? [piece.slice(0, 2)] : []),
        ]),
      ]
    })
  }
  if (/_(?:after|before)$|^until$/.test(name)) {
    return [
      ...read.times.map(({ start, end }) => literal(read.plain.slice(start, end))),
      ...(name.startsWith('signing')
        ? [
            '(?:going |due |expected |likely |planned |set )?(?:to )?(?:be )?(?:sign|clos)',
            '(?:会|打算|准备|预计|能)?签',
          ]
        : []),
    ]
  }
  const pattern = words[name]?.[String(value)]
  return pattern ? [pattern.source] : []
}

/** What can be said of the records that a tool lists, by the argument that says it. Won and lost ones are left out as it is. */
const kinds: Readonly<Record<string, Readonly<Record<string, readonly RegExp[]>>>> = {
  find_records: {
    stage: stages.map(([pattern]) => pattern),
    region: regions.map(([pattern]) => pattern),
    industry: industries.map(([pattern]) => pattern),
    type: Object.values(words.type ?? {}),
    major: [/重大|重点|major/],
  },
  find_contracts: {
    state: Object.values(words.state ?? {}),
    category: Object.values(words.category ?? {}),
    flags: Object.values(words.flags ?? {}),
  },
  bids: { result: Object.values(words.result ?? {}) },
}

/** Whether an exception is one of what can be said of the records: of a name, or of a kind of them. */
function isOfRecords(
  part: string,
  { tool, arguments: given }: ToolCall,
  { pieces, people, isMine }: ReadQuestion,
): boolean {
  const ofKind = Object.entries(kinds[tool] ?? {}).filter(([, patterns]) => patterns.some((each) => each.test(part)))
  // "Apart from the supply contract, the spare parts": what is looked for says it already.
  if (ofKind.length > 0) return ofKind.every(([name]) => given[name] === undefined)
  // "Apart from price, why do we lose": of reasons nothing is listed.
  if (tool === 'bids') return false
  const isWhose = people.some(({ said }) => part.includes(said)) || (isMine && /我|\bmine\b/.test(part))
  return isWhose || pieces.some((piece) => piece.split(' ').some((word) => word.length > 1 && part.includes(word)))
}

/** The arguments of a call that stand for what the question leaves out: an exception, or a denial right before what was read. */
export function leftOut(call: ToolCall, read: ReadQuestion): string[] | null {
  const rest = read.plain.replaceAll(own, (said) => '|'.repeat(said.length)).replaceAll(eitherOr, '|')
  const excepted = exceptions.flatMap((pattern) => pattern.exec(rest)?.[1] ?? [])
  const said = Object.entries(call.arguments).map(([name, value]) => ({ name, patterns: saidFor(name, value, read) }))
  const denied = said.filter(({ patterns }) =>
    patterns.some(
      (pattern) =>
        new RegExp(`(?:${negators})(?:${pattern})`).test(rest) ||
        excepted.some((part) => new RegExp(pattern).test(part)),
    ),
  )
  if (denied.length > 0) return denied.map(({ name }) => name)
  // 不是重点的: what is denied was not read as what it is, and the list would hold both.
  const isOfKind = Object.entries(kinds[call.tool] ?? {}).some(
    ([name, patterns]) =>
      call.arguments[name] === undefined &&
      patterns.some(({ source }) => new RegExp(`(?:${negators})(?:${source})`).test(rest)),
  )
  if (isOfKind) return []
  return excepted.some((part) => isOfRecords(part, call, read)) ? [] : null
}

/** "Not been visited this month", read as a time of signing: how long nobody was there was not understood. */
export function isIdleLost({ arguments: given }: ToolCall, { plain }: ReadQuestion): boolean {
  return (
    given.not_visited_days === undefined &&
    (given.signing_after !== undefined || given.signing_before !== undefined) &&
    /(?:没|未)(?:有)?(?:人)?(?:去过|拜访|联系|跟进|跑|走访)|\b(?:not|n't|never|nobody|no one)\b.{0,16}\b(?:visited|contacted|called|seen|met|been to)\b/.test(
      plain,
    )
  )
}
