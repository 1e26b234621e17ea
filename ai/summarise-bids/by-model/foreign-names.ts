import type { Material } from '#ai/summarise-bids/summary.ts'
import { heldKey } from '#crm/bids/held-key.ts'
import { everywhere } from '#knowledge/words/stop-words.ts'

type Bid = Material['bids'][number]

/** The names of everything that was read, whole, and as people shorten them (东岭重机: 东岭; 铸造起重机: 起重机). */
export function knownNames({ bids, factors }: Pick<Material, 'bids' | 'factors'>): Set<string> {
  const names = new Set<string>()
  for (const { name, customer } of bids) {
    for (const called of [customer.zh, customer.en]) for (const one of shortened(called)) names.add(one)
    for (const called of [name.zh, name.en]) for (const one of machinesIn(called)) names.add(one)
  }
  for (const competitor of [...factors.map(({ subject }) => subject), ...bids.flatMap(subjectsOf)])
    for (const one of shortened(competitor)) names.add(one)
  return names
}

/** What a sentence may name: whatever its quotations say, and its bids by their names, their customers and whom they met. */
export function ownWords(quotes: readonly string[], bids: readonly Bid[]): string {
  const named = bids.flatMap((bid) => [bid.name.zh, bid.name.en, bid.customer.zh, bid.customer.en, ...subjectsOf(bid)])
  return folded([...quotes, ...named].join('\n'))
}

/** Names that stand in neither its quotations nor its bids: of somebody, of a company, of a machine. What it says of them nothing bears out. */
export function foreignNames(text: string, own: string, names: ReadonlySet<string>): string[] {
  const plain = folded(text)
  const known = [...names].filter((name) => holds(plain, name))
  const found = [...known, ...chineseNames(text.normalize('NFKC')), ...latinNames(text.normalize('NFKC'))]
  return [...new Set(found.filter((name) => !holds(own, folded(name))))]
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Latin names as words: “Hart” is not in “heart”. */
function holds(text: string, name: string): boolean {
  if (!text.includes(name)) return false
  if (!/^[\p{Script=Latin}\d]/u.test(name)) return true
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
  return new RegExp(`(?<![\\p{Script=Latin}\\d])${literal}(?![\\p{Script=Latin}\\d])`, 'u').test(text)
}

function subjectsOf({ held }: Bid): string[] {
  return held.flatMap((key) => {
    const [factor = ''] = key.split(' ', 1)
    const subject = key.slice(heldKey({ factor, subject: '' }).length)
    return subject ? [subject] : []
  })
}

/** A company as it is called in full, and by what it is called among those who know it. */
function shortened(name: string): string[] {
  const plain = folded(name).trim()
  if (plain === '') return []
  const han = /^\p{Script=Han}{4,}/u.test(plain) ? [[...plain].slice(0, 2).join('')] : []
  // The first word of a Latin name; the others are trades and forms of companies.
  const [first = ''] = plain.split(/\s+/)
  return [plain, ...han, ...(/^\p{Script=Latin}{4,}$/u.test(first) ? [first] : [])]
}

/** What a bid is of: the last three characters of a Chinese name, or the last word of a Latin one, as they say which machine it is. */
function machinesIn(name: string): string[] {
  const plain = folded(name)
  const han = [...plain.matchAll(/\p{Script=Han}{3,}/gu)].map(([run]) => [...run].slice(-3).join(''))
  const machine = han.filter((end) => /(?:[机窑炉釜塔泵阀箱罐]|机组)$/u.test(end))
  const word = /([a-z]{4,})\s*$/u.exec(plain)?.[1]
  return [...machine, ...(word && !isGeneral(word) ? [word] : [])]
}

const general = new Set(
  'project line plant equipment system supply unit works machine machines renewal upgrade'.split(' '),
)
const isGeneral = (word: string) => general.has(word)

const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文'
const person = new RegExp(
  `[${surnames}](?:(?![副总层务])\\p{Script=Han}){0,2}(?:总(?![包装承体价数结计是分量部成之共投监会额和])|经理|主任|处长|部长|厂长|院长|科长|书记|董事长|先生|女士)`,
  'gu',
)
const company = /\p{Script=Han}{2}(?:重机|重工|起重|装备制造|特钢|钢铁|钢厂|铝业|矿业|水泥|港机|股份|集团|有限公司)/gu
const machine =
  /[^时样主司动危商随投手契转乘有计电飞生发良待先整单停开试换同本该\P{Script=Han}]机(?![会械构制关型能动组器密遇电理])/gu
/** What stands before such words where nobody is named. */
const nobody =
  /^(?:对手|竞争|我们|我方|本地|其他|国内|国外|招标|业主|大型|中型|该类|这家|一家|几家|各大|的|与|和|在|是|家)/u

/** Chinese names by what they end with: nobody can list those that were made up. */
function chineseNames(text: string): string[] {
  const companies = [...text.matchAll(company)].flatMap(([name]) => (nobody.test(name) ? [] : [name]))
  const people = [...text.matchAll(person)].map(([name]) => name)
  const machines = [...text.matchAll(machine)].map(([name]) => name)
  return [...companies, ...people, ...machines]
}

/** Latin words that begin with a capital, but for what begins an English sentence and no longer name. */
function latinNames(text: string): string[] {
  const isChinese = /\p{Script=Han}/u.test(text)
  return [...text.matchAll(/\p{Lu}[\p{L}\p{M}’'-]+/gu)].flatMap(({ 0: name, index }) => {
    const before = text.slice(0, index)
    const begins = /(?:^|[.!?:;]\s+|["“‘(])$/u.test(before)
    const word = name.toLowerCase().replace(/['’]s$/, '')
    const isPlain = begins && !isChinese && (everywhere.has(word) || !isFollowedByName(text.slice(index + name.length)))
    return isPlain && !/^\p{Lu}{2,}$/u.test(name) ? [] : [name.replace(/['’]s$/, '')]
  })
}

const isFollowedByName = (rest: string) => /^\s+\p{Lu}\p{Ll}/u.test(rest)
