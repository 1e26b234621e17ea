import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

/** Who pays the buyer: what the contract calls it, and what nobody calls a buyer. */
const payer = [
  '<payer>',
  '建设[方单]位?|(?:上|下)游(?:的)?(?:客户|单位|买方)?|(?:其|主机|最终|终端)客户|第三方付款人|上级单位|财政部门|主合同|总包合同|总承包合同',
  String.raw`\b(?:ultimate|end|final|principal|plant|mine|main|head|prime|project)[- ](?:\w+ )?(?:client|customer|user|employer|owner|operator|contract|lenders?)\b|\b(?:our|its|their|his) (?:own )?(?:client|customer|principal|employer|lender)s?\b|\b(?:ministry|government|treasury|lenders?)\b|\bthe customer\b(?=[^.;]{0,60}\bpurchaser\b)|\bits (?:\w+ )?contract with\b`,
].join('|')

const given = '付|支付|拨|回款|到账|打款|结算|汇|欠|给|扣减|抵扣|款'
const got = '收到|取得|获得|收取|回收|收妥|收款|足额收'
/** Nothing that is tested, signed or certified stands between: that is a moment of delivery, not of their money. */
const near = '(?:(?!验收|检验|考核|确认|签|交货|到货|证书|合格|要求|指定|使用)[^，。；,]){0,24}'
/** Money that goes from the payer to the buyer, or stays out. */
const theirMoney = [
  `(?:${payer})${near}(?:${given})`,
  `(?:${got})${near}(?:${payer})[^，。；]{0,24}(?:款|付|资金|钱)|(?:从|自|由)(?:${payer})[^，。；]{0,16}(?:收|取得|获)`,
  '(?<!<seller>[^，。；]{0,20})付[^，。；]{0,16}(?:给|予)<buyer>|<buyer>[^，。；]{0,10}(?:回款|收款)',
  String.raw`(?:${payer})(?:(?!\b(?:accept|inspect|certificate|approv|sign)\w*)[^.;,]){0,60}\b(?:pa(?:y|ys|id|ying|yments?)|put in funds|release[sd]?|reimburs\w*|insolven\w*)\b`,
  String.raw`\b(?:receipts?|receiv\w+|collect\w*|obtain\w*|recover\w*|credit(?:ed)?|put in funds|funded|released?|pa(?:id|yments?)|money|funds?)\b(?:(?!\b(?:invoice|accept|inspect|certificate)\w*)[^.;,]){0,90}(?:\b(?:from|by|under|of)\b)[^.;,]{0,16}(?:${payer})`,
]

/** What makes one depend on the other: when, whether and how much. */
const hinge = [
  '后|方(?:可|能|有|始|才)|才|前提|条件|为准|唯一|来源|比例|份额|占比|同步|同(?:甲方|时)|随|不早于|早于|除非|只有|待|之前|前|即|始|届时|再|多少|何时|为限|据此',
  '(?:顺延|推迟|延长|延期|延迟|暂缓|缓付|少付|中止|推后)|未[^，。；]{0,12}(?:付|款|账|位|收)',
  String.raw`\bcondition\w*|\bcontingent\b|\bsubject to\b|\bdepend\w*|\bupon\b|\bunless\b|\buntil\b|\bwhen\b|\bonce\b|\bafter\b|\bfollowing\b|\bonly\b|\bto the extent\b|\bwithin\b|\bproportion\w*|\bpro rata\b|\bsame time\b|\bas and when\b|\bbefore\b|\bearlier than\b|\blinked\b|\bshares?\b|\bif\b|\blikewise\b|\bpostpon\w*|\bdefer\w*|\bnot (?:be )?(?:required|obliged|liable)\b|\bno (?:liability|obligation)\b|\bcounterpart\b`,
]

/** We are spoken of as well: a second sum, or what we must not ask for. */
const ours = [
  '(?:付|款|结算|账|资金|拨)[^。；]{1,80}(?:付|款(?!项账)|结算|给你们)',
  String.raw`\b(?:pa(?:y|ys|id|ying|yable|yments?)|due|invoices?|sums?|amounts?|balance|instal?ments?|released?|funds?)\b[^.;]{1,200}\b(?:pa(?:y|ys|id|ying|yable|yments?)|receipts?|received?|receiv\w+|funds?|funded|amounts?|instal?ments?|collected|due|sums?|recovered)\b`,
]

const risk = [
  '(?:共担|共同承担|承担|分担|分摊)[^。；，]{0,12}(?:风险|后果)|放弃[^。；，]{0,10}(?:利息|主张|权利|追索)|(?:不|无权|不得|不能)(?:再)?(?:向[^。；，]{0,6})?(?:追索|催要|催告|索赔|停供|停工|主张|追偿)|没(?:有)?办法|无(?:任何)?(?:付款|支付)义务|无义务|没有义务|不(?:承担|负)[^。；，]{0,12}(?:责任|义务)|不视为[^。；，]{0,8}违约|无条件等待|相应(?:的)?(?:顺延|延|缓|推|付款)',
  String.raw`\b(?:risk|bears?|shares? (?:\w+ )?(?:in )?any)\b|\bno (?:liability|obligation)\b|\bnot (?:be )?(?:obliged|required|liable)\b|\blikewise\b|\bwithout interest\b`,
]
const unpaid = [
  `(?:${payer})[^。；，]{0,16}(?:不|未|没|拖|延|欠|扣|迟|原因|无法)[^。；，]{0,16}(?:付|款|收|账|给)|(?:${payer})[^。；，]{0,8}原因[^。；，]{0,30}(?:收款|回款)`,
  String.raw`(?:${payer})[^.;,]{0,40}\b(?:not|never|fails?|delays?|withholds?|non-?payment|reduc\w*|insolvency|default)\b|\b(?:not|non-?payment|reduction|postponement|default|delay)\b[^.;]{0,50}(?:${payer})`,
]

/** They pay whether or not they are paid, and may not plead it. */
const whateverThey = anyOf([
  '(?:无论|不论|不管)[^。；，]{0,20}是否(?:到位|到账|付款|支付|收到)|不以[^。；]{0,40}为(?:前提|条件)|(?:不|非)(?:因|受|取决|依赖)[^。；，]{0,30}(?:影响|而)|不影响[^。；，]{0,20}付款|(?<!<seller>[^。；，]{0,12})不得(?:因|以)[^。；，]{0,30}(?:未|款|资金)[^。；]{0,20}(?:拒|延|拖|抗辩|缓)|<buyer>[^。；，]{0,8}不得(?:因|以)|(?:无论|不论|不管)[^。；]{0,40}(?:均|都|仍|应|须)|是否[^。；，]{0,16}(?:均|都)|即(?:使|便)|与否|无关',
  String.raw`\bregardless\b|\birrespective\b|\bwhether or not\b|\bindependent\w*|\bnot (?:be )?(?:\w+ )?(?:conditional|depend(?:ent)?|contingent|affected|linked)|\bnothing\b[^.;]{0,120}\brelieves?\b|\b(?:shall|may|does|do|will) not (?:\w+ )?(?:relieve|release|excuse|affect|entitle the <buyer>)|\bno right\b[^.;]{0,40}\bwithhold|\beven if\b[^.;]{0,80}\bshall (?:still|nevertheless)`,
])
/** Money of another clause, or of somebody that we pay. */
const elsewhere =
  /(?:确认|审核)[^。；]{0,10}(?:增加|变更)|变更(?:费|款|价)|违约金|终止|质量?保(?:证)?金|质保金|(?:向|给|与)其(?:分包|供应|下级)|\bretention\b|\bterminat\w*|\bkept back\b|\bheld back\b|\bits (?:own )?sub-?(?:contractors|suppliers)\b|\bits suppliers\b/iu

const projectMoney = [
  '(?:专项|专项债|财政|配套|项目|建设|上级|工程|政府|债)[^。；，]{0,6}(?:资金|拨款|贷款|款项|债)|贷款[^。；，]{0,6}(?:发放|到位|放款)|融资[^。；，]{0,6}(?:到位|关闭|完成)',
  String.raw`\bfinanciers?\b|\bdrawdown\b|\bfinancial close\b|\b(?:loan|facility|credit|project|grant|government) (?:funds?|funding|proceeds|agreement|finance)\b|\bgrant of funds\b|\b(?:secured|obtained|received|receipt of)\b[^.;,]{0,12}\b(?:financing|funding)\b|\bfunded by\b`,
]
const notYet = [
  '充足|充裕|未(?:到位|下达|拨付|落实|到账|发行|收到)|不足|到位|下达|到账|后|之前|为限|收到',
  String.raw`\bbefore\b|\buntil\b|\bafter\b|\bupon\b|\bsubject to\b|\bcondition\w*|\bcontingent\b|\bunless\b|\bonce\b|\bwhen\b`,
]

export const backToBackStatements: readonly Statement[] = [
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [anyOf(theirMoney), anyOf(hinge), anyOf(ours)],
    unless: [whateverThey, elsewhere],
  },
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [anyOf(unpaid), anyOf(risk), /付|款|账|\bpa(?:y|id|yments?)\b|\bsums?\b/iu],
    unless: [whateverThey, elsewhere],
  },
  {
    // Three in a chain: the middle one buys of the last, whatever the text calls them.
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [
      anyOf([
        String.raw`\b(?:Owner|Employer|Client)\b(?:(?!\b(?:accept|inspect|certificate|approv)\w*)[^.;]){0,90}\b(?:pa(?:y|ys|id|yments?)|insolvency|funds)\b|\b(?:pa(?:id|yments?)|receipts?|received?|recovered|funds)\b[^.;]{0,60}\b(?:Owner|Employer|Client)\b`,
        '(?:业主|发包[人方]|建设[方单]位?)(?:(?!验收|检验|确认|签)[^，。；]){0,20}(?:付|款|拨|到账)',
      ]),
      /\bContractor\b|总承?包|承包[人方商]|承包单位/u,
      /\b(?:Vendor|Supplier|Sub-?[Cc]ontractor|Sub-?[Ss]upplier)\b|供货|供应|分供|分包/u,
      anyOf(hinge),
      anyOf(ours),
    ],
    unless: [whateverThey, elsewhere],
  },
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [
      /背靠背|\bback[- ]to[- ]back\b|\bpay(?:ment)?[- ]when[- ]paid\b|\bpay[- ]if[- ]paid\b|\bpass[- ]through (?:payment|basis)|\bmirror(?:ed|[- ]image)?\b/iu,
      /付|款|\bpay|\bpaid/iu,
    ],
    unless: [
      /(?:不|禁止|排除|取消)(?:予|得|再)?[^。；，]{0,6}(?:采用|实行|适用|背靠背)|\b(?:no|not|excluded|prohibited|void|inapplicable)\b/iu,
    ],
  },
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [anyOf(projectMoney), anyOf(notYet), /付|款项|结算|\bpa(?:y|id|yments?|yable)\b|\binstal?ments?\b|\bdue\b/iu],
    unless: [whateverThey, /已(?:经)?(?:落实|到位)|\bhave been (?:secured|allocated)\b/iu],
  },
]
