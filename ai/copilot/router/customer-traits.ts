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
  [/矿山|矿业|mining|\bmines\b|\bmine (owner|operator|site)/, 'mining'],
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

/** The first of a table whose words are said. */
export const firstOf = (table: readonly (readonly [RegExp, string])[], plain: string) =>
  table.find(([pattern]) => pattern.test(plain))?.[1]

const grade =
  /(?<![a-z\d])([a-d])\s?[级类]|\b(?:graded?|rated?|rating)\s?(?:as |:)?\s?([a-d])\b|\b([a-d])[- ](?:grade|rated)|\b([a-d])[- ]customers/
/** Words of an industry are words of machines too: a steel mill is a product, the steel industry is none. */
const called =
  /^(业?的?|类|厂的?|们)?(行业|产业|领域|板块|业主|客户|企业|厂家)|^\w{0,5}[ -](industr(y|ies)|sector|customers?|clients?|companies|accounts|producers|makers)\b/

/** Which customers are spoken of: where they are, what they do, how they are graded. */
export interface CustomerTraits {
  region?: string
  industry?: string
  grade?: string
}

/** Reads the traits out of a question about customers. */
export function readTraits(plain: string): CustomerTraits {
  const [region, industry] = [firstOf(regions, plain), firstOf(industries, plain)]
  const [, ...graded] = grade.exec(plain) ?? []
  const letter = graded.find((each) => each !== undefined)?.toUpperCase()
  return { ...(region ? { region } : {}), ...(industry ? { industry } : {}), ...(letter ? { grade: letter } : {}) }
}

/** The same out of a question about what customers have: an industry only where it is called one. */
export function readTraitsOfWhose(plain: string): CustomerTraits {
  const { industry, ...traits } = readTraits(plain)
  if (!industry) return traits
  const said = industries.find(([, name]) => name === industry)?.[0].exec(plain)
  return said && called.test(plain.slice(said.index + said[0].length)) ? { ...traits, industry } : traits
}
