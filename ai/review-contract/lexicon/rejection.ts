import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

/** The machine goes back. */
const sentBack = [
  '退货|退机|退换货|退掉|拒收|拒绝接[受收](?!未|单据)|(?:拆|拉|运|搬)(?:走|离|回)|拆除[^。；，]{0,10}(?:运|搬|离场|拉走)|取回[^。；，]{0,4}(?:设备|装置)|(?:返|退)(?:还|回)(?:设备|标的物|装置|机器|货物)',
  String.raw`\breject(?:s|ed|ion)?\b|\b(?:take|send|give|ship|sends|gives)\b[^.;,]{0,16}\bback\b|\breturn (?:it|them|the|any|all)\b|\b(?:be|are) returned\b|\breturned (?:at|against|for)\b|\bdismantl(?:e|ing)\b|\bremove (?:the|it|them)\b|\bcarry them away\b|\brefuse the\b|\brevoke acceptance\b|\brescind\w*|\bterminate for failure\b`,
].join('|')
/** So does the money, all of it. */
const paidBack = [
  '退款|退钱|钱退|(?:退|返)(?:还|回)[^。；，]{0,16}(?:全部|已付|已收|收款|价|货款|合同款|款项|付款|所付)|(?:已付|已收|全部|收到的)[^。；，]{0,16}(?:退还|返还|退回)|(?:收回|追回|取回)[^。；，]{0,8}(?:付款|款项|价款)|偿还[^。；，]{0,8}(?:已付|全部)',
  String.raw`\brefund(?:s|ed)?\b|\b(?:repay|reimburs|repaid|recoup)\w*|\brecover (?:all|every|any|the)\b|\bmoney back\b|\breturn all\b|\breclaim\w*|\bpay back\b|\bfull credit\b|\brepayment\b`,
].join('|')
const may = String.raw`有权|可|应|须|由|要求|无条件|全额|自费|选择|退给我|机器|如数|\b(?:may|can|entitled?|rights?|shall|election|option|must|liable|will|gets?|reserves?|demand)\b`
const measured = [
  '性能|达标|合格|不符|符合|指标|考核|整改|质量|缺陷|保证值|验收|产能|产量|满意|打不到|试验|达不到|不到|参数',
  String.raw`\bperform\w*|\bguarante\w*|\bfail\w*|\bshortfall\b|\bfalls? short\b|\bdefect\w*|\b(?:non-?conform\w*)|\b(?:Goods|Works|Plant|Furnace|Equipment|System)\b|\btests?\b|\binspection\b|\bcycle time\b|\baccept\w*|\brectif\w*`,
].join('|')
const elsewhere = [
  '无(?:故|正当理由)(?:拒收|退货)|不得(?:要求)?(?:拒收|退)|不(?:予|接受)退|保函|保证金|质保金|多付|备件|备品|包装|数量|单据|<seller>有权|<buyer>逾期|更换不合格部件|因<buyer>(?:原因|过错)',
  String.raw`\b(?:shall not|may not|not be|not entitled|no right|cannot)\b[^.;,]{0,30}\b(?:reject|return|refund)\w*|\bunjustif\w*|\bwithout (?:cause|reason)\b|\bbonds?\b|\b(?:bid|performance) security\b|\binvoices?\b|\bdrawings?\b|\bsubcontractor\b|\boverpay\w*|\btax(?:es)?\b|\b(?:surplus|spare) \w+|\bwithout the <seller>|\bnot be returned\b|\brejection is excluded\b|\badvance payment (?:bond|guarantee)|\b<seller> may\b|\bminor defects\b`,
].join('|')
/** Only below what both have called the least. */
const atLeast =
  /低于[^。；]{0,12}\d+\s*[%％]|低于[^。；]{0,20}(?:最低|下限)|(?<!不)仅(?:当|在|限)|只有|\bonly if\b|\bonly where\b|\bminimum\b|\bnot attributable\b/iu
const unless = [anyOf([elsewhere]), atLeast]

const openEnded = [
  '(?:直至)?扣完(?:为止)?|直至(?:为)?零|(?:不设|没有|无)(?:任何)?(?:上限|最?高?限额|限制|封顶)|上不封顶|不封顶|多少都得',
  String.raw`\bno (?:\w+ )?(?:limit|cap|maximum|ceiling)\b|\bwithout (?:any )?(?:limit|cap|ceiling)|\buncapped\b|\bcumulative\b|\bnot (?:be )?(?:limited|capped)\b`,
].join('|')
const shortOf = [
  '性能|考核|保证值|扣款|扣减|指标|产能|能耗',
  String.raw`\bdeductions?|\bperformance\b|\bguarante\w*|\bshortfall\b|\breductions?\b`,
].join('|')

export const rejectionStatements: readonly Statement[] = [
  {
    kind: 'performance-damages',
    fact: 'mayReject',
    says: [anyOf([sentBack, paidBack]), anyOf([may]), anyOf([measured])],
    headed: [anyOf([sentBack])],
    unless: [
      ...unless,
      /更换(?!不了)(?![^。；]*(?:退|拒))|\b(?:replaced?|re-?made|repaired|make good)\b(?![^.;]*\b(?:refund|repay|return))/iu,
    ],
  },
  {
    kind: 'performance-damages',
    fact: 'mayReject',
    says: [anyOf([sentBack]), anyOf([paidBack])],
    unless,
  },
  {
    kind: 'performance-damages',
    fact: 'performanceUncapped',
    about: 1,
    says: [anyOf([openEnded]), anyOf([shortOf])],
    unless: [/违约金累计不|逾期|每晚|晚(?:一|1)|交货|\bdelay|\bliabilit/iu],
  },
]
