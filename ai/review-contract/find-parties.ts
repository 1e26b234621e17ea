import { speakingParties } from './speaking-parties.ts'

/** Words of a contract that mean us, that mean the other side, and that mean whoever pays the other side. */
export interface Parties {
  seller: readonly string[]
  buyer: readonly string[]
  /** the buyer's own customer, where there is one beside the buyer: 业主, the Employer */
  payer: readonly string[]
}

export type Side = 'seller' | 'buyer'

/** What either side is called by the thing that it does; 甲方 and 乙方 mean what the contract says. */
const names: Readonly<Record<Side, readonly string[]>> = {
  seller:
    `卖方 供方 供货方 供应商 供货商 出卖人 出卖方 出售方 承揽方 承揽人 承包方 承包人 分包人 分包方 分包商 制造方 制造商 供应方 供货人 Seller
    Supplier Vendor Contractor Subcontractor Sub-Contractor Manufacturer`.split(/\s+/),
  buyer:
    `买方 需方 购货方 采购方 采购人 购买方 买受人 买受方 定作方 定作人 发包方 发包人 总承包人 总包方 业主 使用方 招标人 Buyer Purchaser Employer Owner
    Customer Client Company Principal`.split(/\s+/),
}
/** Who builds or runs what is built: the buyer where nobody stands between, and otherwise the buyer's customer. */
const principals = ['业主', '发包人', '招标人', '使用方', 'Employer', 'Owner', 'Client', 'Customer']
const payers = [
  '建设单位',
  '客户',
  '最终用户',
  '终端用户',
  '最终客户',
  '主机厂',
  '上游',
  '总包方',
  '总包合同',
  'End-User',
  'End User',
  'End Customer',
  '[Ee]nd customer',
  'Ultimate Customer',
  ...['client', 'customer', 'principal', 'employer'].flatMap((name) => [`[Ii]ts ${name}`, `[Ii]ts own ${name}`]),
]
const mains = ['Contractor', '承包人', '承包方']
const ranks = ['甲方', '乙方', 'Party A', 'Party B'] as const
/** What may stand between a side's name and its rank: brackets, 以下简称, and behind a colon the company's own name. */
const between = String.raw`(?:[：:]?[^\n，。；：:、]{0,40}?(?:以下(?:简称|称)(?:为)?|hereinafter(?: referred to as)?)|[：:]?)[\s（()）:：“”"'‘’]{0,6}(?:the\s)?[“”"'‘’]?`
const headLength = 6000
/** Conditions on the back of an order say behind its front who 我方 is, or nowhere in so many words. */
const speakingLength = 20_000

/**
 * Who is called what. 甲方 is the buyer and 乙方 the seller, as in most contracts of this trade, unless the head of the text puts
 * one of them beside a name of the other side: 甲方（卖方）, 出卖人（以下简称甲方）, "Party A (the Seller)". Short names that the
 * head gives a side (买受方：… 下称“港方”) mean that side, and so do 我方 and "you".
 */
export function findParties(text: string): Parties {
  const head = text.slice(0, headLength)
  const first = sideOfRank(head, '甲方') ?? opposite(sideOfRank(head, '乙方')) ?? 'buyer'
  const firstEnglish = sideOfRank(head, 'Party A') ?? opposite(sideOfRank(head, 'Party B')) ?? first
  const speaking = speakingParties(text.slice(0, speakingLength), names)
  const given = {
    seller: [...shortNames(head, 'seller'), ...speaking.seller],
    buyer: [...shortNames(head, 'buyer'), ...speaking.buyer],
  }
  const isSub = isSubcontract(text)
  const used = namesIn(text, isSub)
  const third = principals.filter((name) => !given.buyer.includes(name) && isThird(used, name))
  const sellers = isSub ? names.seller.filter((name) => !mains.includes(name)) : names.seller
  const buyers = isSub ? [...names.buyer, ...mains] : names.buyer
  const of = (side: Side) => {
    const all = [
      ...given[side],
      ...(side === 'seller' ? sellers : buyers),
      first === side ? '甲方' : '乙方',
      firstEnglish === side ? 'Party A' : 'Party B',
    ]
    const others = given[side === 'seller' ? 'buyer' : 'seller']
    // 承包人 is in 总承包人: with that the other side, it means nobody.
    return [...new Set(all)].filter(
      (name) => !others.some((other) => other.includes(name)) && !(side === 'buyer' && third.includes(name)),
    )
  }
  // 总包方 is the buyer's customer only where somebody else buys.
  const above = payers.filter((name) => !names.buyer.includes(name) || isThird(used, name))
  return { seller: of('seller'), buyer: of('buyer'), payer: [...third, ...above] }
}

/** Where the seller is a subcontractor, or called a supplier all through, the contractor is who buys of it. */
function isSubcontract(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const contractors = count(/(?<!\bSub-?)\bContractor\b|(?<!总)承包[人方]/gu)
  const below = count(/\bSub-?[Cc]ontractor\b|分包[人方商]/gu)
  if (below > 0 && below * 2 >= contractors) return true
  const suppliers = count(/\b(?:Supplier|Vendor)\b|供货[人方商]|供应商|供方/gu)
  return contractors >= often && suppliers >= contractors * 0.4
}

/** As often as a contract says a party's name on its first pages. */
const often = 5

/** How often a text says a name, and whom the buyer may be called beside its principal. */
interface Names {
  count: (name: string) => number
  rivals: readonly string[]
}

function namesIn(text: string, isSub: boolean): Names {
  const counts = new Map<string, number>()
  const count = (name: string) => {
    const known = counts.get(name) ?? text.split(name).length - 1
    counts.set(name, known)
    return known
  }
  const buyers = names.buyer.filter((each) => !principals.includes(each))
  return { count, rivals: ['甲方', ...buyers, ...(isSub ? mains : [])] }
}

/** A principal is the buyer unless another name of the buyer is used more. */
function isThird({ count, rivals }: Names, name: string): boolean {
  const own = count(name)
  return own > 0 && rivals.some((rival) => count(rival) >= own && !rival.includes(name))
}

/** 买受方：汀洲港务集团有限公司（下称“港方”） */
function shortNames(head: string, side: Side): string[] {
  const label = `(?:${names[side].join('|')})`
  const pattern = new RegExp(
    String.raw`${label}[^\n：:]{0,12}[：:][^\n]{0,60}?(?:以下)?(?:简称|下称|称)(?:为)?[“"「：:]{0,2}([\p{Script=Han}A-Za-z]{2,8})[”"」]?[）)]`,
    'gu',
  )
  return [...head.matchAll(pattern)].flatMap(([, name]) => (name && !/^[甲乙]方$/u.test(name) ? [name] : []))
}

function sideOfRank(head: string, rank: (typeof ranks)[number]): Side | null {
  let nearest: { side: Side; at: number } | null = null
  for (const side of ['seller', 'buyer'] as const) {
    const name = `(?:${names[side].join('|')})`
    const at = head.search(new RegExp(`${name}${between}${rank}|${rank}${between}${name}`, 'iu'))
    if (at >= 0 && (nearest === null || at < nearest.at)) nearest = { side, at }
  }
  return nearest?.side ?? null
}

function opposite(side: Side | null): Side | null {
  return side && (side === 'seller' ? 'buyer' : 'seller')
}
