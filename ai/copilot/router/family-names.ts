/** A colleague of whom the family or the given name alone was said, as it stands there. */
export interface FamilySaid {
  said: string
  family: string
}

const chinese =
  /(?<!\p{Script=Han}|大|很|太|多|最|从)[小老](\p{Script=Han})(?=(?:这边|那边)?(?:[手的那负名跟管到今本下上明还能有最一总还又赢丢签年在这近目去前做谈投都几]|\s|<|[,，?？]))/gu
/** 晓棠的单子: by the given name, as colleagues speak of each other. */
const given =
  /(?<!\p{Script=Han})(?![小老])(\p{Script=Han}{2})(?=(?:的|那边|这边|(?:手[上里头]|名下)的?)(?:有|都|还)?(?:哪|几|多少|单|商机|项目|客户|合同|盘子|标))/gu
/** 宁部长年底前能签多少: a colleague by his title, where it is him of whom it is asked. */
const titled =
  /^(?:请问|查下|看看)?(\p{Script=Han})(?:部长|总|经理|主任|工)(?=手|名下|的(?!意思)|今|年|本|这个?(?:月|季|年)|下|还|能|有|预计)/gu
/** Whose something is: "Deng has", "Liang's deals", "does Xu", "owned by Ning". */
const english =
  /\b([a-z]{2,})(?='s\b(?! (?:the|a|an|up|going|in|on|at)\b)|\s(?:has|owns|got|is (?:working|running|handling|carrying))\b)|\bis\s([a-z]{2,})(?=\s(?:expected|going|likely|due|set|planning|hoping|supposed)\b)|\b(?:does|has|did|by|of|for|with)\s([a-z]{2,})\b(?=\s(?:have|has|own|got|still|hold|expect|sign|close|win|lost|lose)\b|\W*$)/g
const noNames = new Set(
  `what who that this it he she we they you i there here where when how nobody everybody everyone anybody anyone somebody someone one team group company
  let today tomorrow yesterday month week year quarter customer client deal project contract which them us me him her mine ours all any now then long far may sun mon jun jan mar sign hand chance default law mistake name way`.split(
    /\s+/,
  ),
)

/** Names that a question says alone, as of somebody whose things are asked for: 小邓, 晓棠的, "Deng has". */
export function familiesSaid(plain: string): FamilySaid[] {
  const said = [
    ...[...plain.matchAll(chinese)].map(([whole, family = '']) => ({ said: whole, family })),
    ...[...plain.matchAll(titled)].map(([said, family = '']) => ({ said, family })),
    ...[...plain.matchAll(given)].map(([said, family = '']) => ({ said, family })),
    ...[...plain.matchAll(english)].map(([, before, between, after]) => {
      const family = before ?? between ?? after ?? ''
      return { said: family, family }
    }),
  ]
  return said.filter(({ family }) => family !== '' && !noNames.has(family)).slice(0, 5)
}
