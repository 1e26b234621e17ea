import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const tested = [
  '验收|合格(?!供|证)|考核|满意|质量|检验|检测|通过|终验|竣工证书|满足要求',
  String.raw`\bconform\w*\b|\btest(?:s|ed|ing)?\b|\baccept(?:ance|ed|able|s)?\b|\btaking[- ]over\b|\b(?:completion|final|performance) certificate\b|\b(?:quality|inspection)\b|\bfulfil\w* the requirements\b|\bguarantees? (?:is|are|has been|have been) met`,
].join('|')
const judges = '判断|判定|认定|评定|裁定|决定|确定|鉴定|定夺'
const judged = '结论|判断|意见|评定|认定|判定|数据|结果|检验|检测|化验|验收单|报告|标准'
/** What makes a judgement the buyer's own. */
const decidedAlone = [
  `<theirs>[^。；，]{0,16}(?:独立|单方(?:面)?|单独|独自|自行|自主|自己)[^。；，]{0,4}(?:${judges}|组织|进行|出具|签发|验收)|(?:由|凭|取决于|随)<theirs>[^。；，]{0,20}(?:${judges}|说了算|满意|定(?![于期]))|取决于<theirs>|<theirs>(?:来)?说了算`,
  `(?<!不)以<theirs>[^。；，]{0,24}(?:为(?:准|依据|标准|最终|唯一|验收)|作为)|(?<!不)以[^。；，]{0,24}满意(?:作)?为|<theirs>(?:的)?[^。；，]{0,16}(?:${judged})[^。；，]{0,8}(?:为准|唯一|最终|终局)`,
  `(?:为|即为|是|系|具有)[^。；，]{0,6}(?:最终|终局)(?:的)?(?:${judged}|解释权|决定权|决定|依据)|(?:对|对于)?(?:<seller>|双方)[^。；，]{0,6}(?:具)?有(?:约束|拘束)力|唯一(?:判定|验收)?依据|(?:均)?可以?不予(?:签字|签署|验收)|不说明(?:任何)?理由`,
  `(?:不得|无权|不再)[^。；，]{0,10}异议|(?<!双方[^。；]{0,12})(?:对此)?无异议(?!的)|无条件(?:认可|接受|服从)|(?:须|应)(?:予以?)?(?:承认|无条件)|<theirs>[^。；，]{0,12}(?:认为|感到|觉得)[^。；，]{0,4}满意|(?:部门|处室)[^。；]{0,20}(?:不予签字|评定)|业主[^。；]{0,24}(?:验收|确认)[^。；]{0,10}(?:为|作为)[^。；]{0,24}(?:标志|前提|条件|依据|准)|单方|自行(?:评定|判断|判定|决定|认定|确定)|单独(?:决定|判断|出具|认定)`,
  String.raw`\b(?:in|at|within|under) (?:the |its |his |their )?(?:<theirs> )?(?:(?:sole|absolute|own|exclusive|unfettered|entire|full|free|subjective) ?(?:and |or )?)*\b(?:discretion|opinion|judge?ment|view|option)\b|\b(?:sole|absolute|exclusive|unfettered|final)(?: and \w+)? (?:discretion|judge?ment|judges?|satisfaction|opinion|arbiter)\b`,
  String.raw`\b(?:entire|complete|full|subjective) satisfaction\b|\bto (?:the|its) satisfaction\b|\bsatisfaction of (?:the )?<theirs>|\bsatisfied\b|\bsolely (?:by|constituted|determined)|\b(?:alone|solely|exclusively)\b[^.;]{0,20}\b(?:determines?|decides?|judges?|entitled)\b|\bonly (?:the )?<theirs>[^.;,]{0,20}\b(?:entitled|may|can)\b|\b(?:if and when|as and when|when) (?:the )?<theirs> so \w+`,
  String.raw`\b(?:decisions?|determinations?|findings?|judge?ments?|opinions?|verdicts?|conclusions?|reports?)\b[^.;]{0,90}\b(?:final|binding|conclusive)\b|\b(?:not|no|nor|cannot)\b[^.;,]{0,24}\b(?:dispute[ds]?|contest\w*|challeng\w*|object\w*|question\w*)\b|\bneed not give any reason\b|\bfinal as to\b`,
].join('|')
const fairly = [
  '未(?:派[^。；，]{0,6}人?|到场|参加|出席|到)[^。；]{0,12}(?:以|视)|双方(?:共同|签署|代表|签字|确认|磅单|均|协商)|共同(?:验收|签|确认|委托|检)|不由[^。；]{0,8}单方|第三方|检测机构|鉴定机构|监理|预验收|分包商的选择|供应商名录|(?:不得|无)[^。；，]{0,6}(?:无故|正当理由)|无正当理由|是否(?:派|参加)|不以<theirs>|视为已经?签|(?:图纸|颜色|外观|时间|地点)[^。；，]{0,4}由<theirs>',
  '<seller>[^。；，]{0,6}(?:自行|有权)(?:决定|选择)',
  String.raw`\bjointly\b|\bboth parties\b|\b(?:un)?reasonabl\w*|\bindependent\b|\b(?:arbitrat\w*|award)\b|\bwaive\b|\bspare parts\b|\bnot at the\b|\bmutual\w*|<seller>[^.;,]{0,6}\b(?:may|can|shall|decides?)\b[^.;,]{0,24}\bdiscretion\b|\b(?:at|in) (?:the )?<seller> (?:\w+ )?(?:discretion|option)\b|\battend\b|\bin (?:may|june) or\b|\bits option\b(?=[^.;]{0,10}attend)|\binspection by [^.;]{0,60}\boption\b`,
].join('|')

const held =
  '视为|视同|视作|等同于|等于|即为|当作|(?:就|(?<![结预决核计概验]))算(?!款|是|时)|认为|自动|即表明|即表示|表明(?:其)?|即(?=[^。；，]{0,6}(?:合格|验收))|则(?=[^。；，]{0,6}(?:合格|验收))'
const good =
  '合格|通过|验收过|验收(?:完成|日期)|接受|接收|移交|认可|同意|签发|签署|生效|完成|符合(?:约定|要求)?|验收证书|竣工'
const deemed = [
  `(?:${held})[^。；，]{0,16}(?:${good})`,
  `(?:${good}|终验|验收)[^。；，]{0,6}(?:视为|自动视?作?为?)|验收单[^。；，]{0,10}(?:生效|有效)|证书[^。；，]{0,6}视为`,
  String.raw`\b(?:deemed|presum\w+|considered|regarded|treated|taken|counts?|counted)\b[^.;]{0,50}\b(?:accept|tak(?:en|ing)|pass|complet|issued|commission|taken place|occur)\w*|\bdeemed acceptance\b|\b(?:acceptance|certificate|tests?)\b[^.;,]{0,24}\b(?:deemed|considered|regarded|treated|taken|presumed)\b|\b(?:constitutes?|amounts? to|signif\w+|count as|counts as|equivalent to)\b[^.;,]{0,12}\bacceptance\b|\baccepts the \w+ by \w+ing\b`,
].join('|')
const used = [
  '验收|移交|投产|使用|试车|调试|合格|终验|检验|到货|收到|接货|考核|签字|竣工|设备|标的物',
  String.raw`\baccept\w*|\btak(?:en|ing)[- ]over\b|\buse[sd]?\b|\bcommission\w*|\btests?\b|\bcertificate\b`,
].join('|')
const notDeemed = [
  '不(?:得|应|能|予|构成|会)?[^。；，]{0,4}(?:视为|视同|视作|等于|代表|免除|构成)|不合格|未交货|(?:送达|图纸|发票)|<seller>未|<seller>不(?=[^。；，]{0,6}(?:回复|答复|异议))',
  String.raw`\bnot (?:be )?(?:\w+ )?(?:deemed|constitute|considered|taken|amount|regarded|treated)|\bneither\b|\bno(?:thing)?\b[^.;]{0,60}\b(?:deemed|amount|constitute)\b|\bin no event\b|\bdeemed fail\w*|\bdrawings?\b|\binvoice\b|\bnotices? (?:are|is|shall be) deemed\b|<seller> (?:shall|is|to)[^.;,]{0,12}\bdeemed\b|\bfailure of (?:the )?<seller>|\bacceptance of (?:the )?(?:variation|order|terms|conditions)|\bconditions\b`,
].join('|')

export const acceptanceStatements: readonly Statement[] = [
  {
    kind: 'acceptance',
    fact: 'acceptedByBuyerAlone',
    about: 1,
    says: [anyOf([decidedAlone]), anyOf([tested])],
    headed: [anyOf([decidedAlone])],
    unless: [anyOf([fairly])],
  },
  {
    kind: 'acceptance',
    fact: 'deemedAccepted',
    says: [anyOf([deemed]), anyOf([used])],
    unless: [anyOf([notDeemed])],
  },
]
