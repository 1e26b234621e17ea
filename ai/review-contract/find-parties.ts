/** Words of a contract that mean us, and that mean the other side. */
export interface Parties {
  seller: readonly string[]
  buyer: readonly string[]
}

export type Side = 'seller' | 'buyer'

/** What either side is called by the thing that it does; 甲方 and 乙方 mean what the contract says. */
const names: Readonly<Record<Side, readonly string[]>> = {
  seller:
    `卖方 供方 供货方 供应商 出卖人 承揽方 承揽人 承包方 承包人 制造方 制造商 供应方 出租方 Seller Supplier Vendor Contractor
    Manufacturer`.split(/\s+/),
  buyer:
    `买方 需方 购货方 采购方 采购人 买受人 定作方 定作人 发包方 发包人 业主 使用方 招标人 Buyer Purchaser Employer Owner Customer
    Client Company`.split(/\s+/),
}
const ranks = ['甲方', '乙方', 'Party A', 'Party B'] as const
/** What may stand between a side's name and its rank: brackets, 以下简称, and behind a colon the company's own name. */
const between = String.raw`(?:[：:]?[^\n，。；：:、]{0,40}?(?:以下(?:简称|称)(?:为)?|hereinafter(?: referred to as)?)|[：:]?)[\s（()）:：“”"'‘’]{0,6}(?:the\s)?[“”"'‘’]?`

/**
 * Who is called what. 甲方 is the buyer and 乙方 the seller, as in most contracts of this trade, unless the head of the text puts
 * one of them beside a name of the other side: 甲方（卖方）, 出卖人（以下简称甲方）, "Party A (the Seller)".
 */
export function findParties(text: string): Parties {
  const head = text.slice(0, 6000)
  const first = sideOfRank(head, '甲方') ?? opposite(sideOfRank(head, '乙方')) ?? 'buyer'
  const firstEnglish = sideOfRank(head, 'Party A') ?? opposite(sideOfRank(head, 'Party B')) ?? first
  const of = (side: Side) => [
    ...names[side],
    first === side ? '甲方' : '乙方',
    firstEnglish === side ? 'Party A' : 'Party B',
  ]
  return { seller: of('seller'), buyer: of('buyer') }
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
