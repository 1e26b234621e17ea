import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const aheadOfTime = '预付(?:货|账)?款|预付|定金|订金|首付款?|进度款|头款'
const aheadEnglish = String.raw`\b(?:advances?|down[- ]?payments?|pre-?payments?|mobili[sz]ation|deposits?|(?:interim|progress|advance)(?: or \w+)? payments?)\b`
/** Of a bond, of what it costs, of spare parts, or of what is given back: no word that an advance is not paid. */
const ofAdvance = String.raw`(?! (?:bond|guarantee|security|penalt|\w+ bond|is required for|charge|fee)s?\b)`
const before = '(?:之)?前'
const madeEnglish = String.raw`(?:tests?|tested|acceptance|accepted|deliver\w*|commission\w*|complet\w*|running|taking[- ]over|take[- ]over|works?|site)`

/** That nothing is paid ahead, in so many words. */
export const noAdvance = anyOf([
  `(?:(?<!如|若|有)无|没有|不(?!按|及时|得|能|予|退|计|适用|论|影响)|无须|无需|免)(?:(?!按期|按时|及时)[^，。；、的]){0,10}(?:${aheadOfTime})(?!保函|担保|利息|不|的[，,]|[^，。；]{0,6}的[，,])|不(?:提供|支付)任何(?:形式)?的?(?:${aheadOfTime})`,
  `(?:${aheadOfTime})(?:比例|金额|款)?[^，。；\\d]{0,4}(?:[:：为是]\\s*(?:无|零|0\\s*[%％])|无(?=[，。；|\\n]|$)|0\\s*[%％])`,
  '(?:全额)?垫(?:资|付)[^，。；]{0,10}(?:生产|制造|加工|完成)|自(?:筹|行筹措|备)资金|先货后款|(?:货|设备)(?:到|完)[^，。；]{0,4}再(?:说|付|结)',
  `(?:验收|到货|到场|抵达|运抵|交付|交货|投产|调试|安装)[^，。；]{0,10}${before}[^。；]{0,14}(?:不|无须|无需|没有|毋须)[^，。；]{0,8}(?:付|支付)`,
  String.raw`\b(?:no|nil|without(?: any)?|not(?: \w+){0,5} (?:make|pay|provide|grant|any)|makes? no|any)\b(?:(?!\b(?:if|until|unless|refund\w*)\b)[^.;,\d]){0,30}${aheadEnglish}${ofAdvance}(?<!\bany [^.;]{0,40})`,
  String.raw`\bnot (?:be )?(?:\w+ ){0,3}(?:obliged|required|liable) to (?:make|pay|provide)[^.;,]{0,24}${aheadEnglish}${ofAdvance}|\b(?:does|do|will|shall) not (?:make|pay|provide|grant) [^.;,]{0,24}${aheadEnglish}${ofAdvance}`,
  String.raw`${aheadEnglish}(?:\s*[:|-]\s*(?:nil|none|0|no\b|not)|(?: payment)? (?:is|are|shall be|will be) (?:not|nil|excluded|un)\s*(?!refund|paid|made|received|return|conting)\w+)`,
  String.raw`\b(?:no|nothing|without any)\b[^.;,]{0,12}\b(?:payments?|money|sums?|amounts?|payable|paid|due)?\b[^.;,]{0,40}\b(?:before|prior to|until)\b[^.;,]{0,40}\b${madeEnglish}\b`,
  String.raw`\bfinanc\w*\b[^.;]{0,40}\b(?:own (?:resources|funds|means)|until delivery)\b`,
])

/** That all is paid at the end, where no shares say otherwise. */
export const allAtTheEnd = anyOf([
  '(?:交付|到货|验收|投产|调试|安装|完工|竣工)[^，。；]{0,16}后[^，。；]{0,16}(?:一次(?:性)?|才|方|再)(?:开始)?(?:全额)?(?:付|支付|结清|结算)',
  String.raw`\b(?:entire|whole|full|total|all|100\s?%|in full|single sum|lump)\b[^.;]{0,60}\b(?:paid|payable|due|payment)\b[^.;]{0,40}\b(?:after|upon|on|following|against|once)\b[^.;,]{0,40}\b${madeEnglish}\b`,
  String.raw`\b(?:paid|payable|payment)\b[^.;]{0,16}\bin full\b[^.;]{0,16}\b(?:after|upon|on|following|against)\b[^.;,]{0,40}\b${madeEnglish}\b`,
])

/** What waits for their money, their plans, or their mood. */
const atTheirEase = [
  '(?:资金|现金流?|经营|效益|预算|回笼|账上|手头|排款|财力)[^，。；]{0,14}(?:到位|落实|充足|充裕|宽[裕松]|允许|许可|好转|改善|紧张|为准|批准|调配)',
  '(?:视|根据|依据|依照|按照?|结合|随)[^，。；]{0,20}(?:资金|预算|排款|付款计划|付款流程|内部[^，。；]{0,6}(?:流程|程序|审批)|经营|财务状况|履约(?:情况|表现)|用款)',
  '择期|陆续(?=付|支付|结|还)|酌情|酌定|逐步(?=付|支付|结)|适时|适当(?:的)?(?:时候|时间|时机)|(?:时机|条件)(?:具备|成熟|允许)|滚动(?=支付|付)|有(?:了)?钱|统筹安排|优先安排',
  '(?:付款|支付|尾款|余款|货款|其余|余下|剩余)[^，。；]{0,24}(?:另(?:行)?(?:议|商|约|定|协商|商定|约定|通知|确定)|待定)|(?:双方|再行|另行)[^，。；]{0,4}(?:商定|协商)[^，。；]{0,6}(?:付款|支付)时间',
  '(?:付款|支付)?(?:时间|日期|期限)[^，。；]{0,6}(?:不(?:作|做|予)?(?:约定|规定|限)|不定|未定)|何时(?:付|支付|给)[^，。；]{0,4}由?|(?:时间|日期|期限|何时)[^，。；]{0,8}由(?:<theirs>)[^，。；]{0,10}(?:定|决|通知|安排|掌握)',
  '(?:审计|决算|结算审核)[^。；，]{0,12}(?:完成|结束|通过|出具)[^。；，]{0,8}(?:后|之后)',
  String.raw`\b(?:liquidity|cash (?:flow|position)|funds?|funding|budget\w*|financing|financial (?:situation|position|means|condition)|cash)\b[^.;]{0,40}\b(?:permits?|allows?|available|availability|secured|sanction\w*|approv\w*|released|suffices|obtained)\b|\b(?:subject to|depending on|sanction of|availability of|secured|approval of)\b[^.;,]{0,20}\b(?:funds?|funding|budget|financing|cash)\b`,
  String.raw`\bin due course\b|\bas (?:soon|early|quickly|far) as\b|\b(?:at )?(?:a|such|any|the) times?(?: \w+)? (?:convenient|as|that|when)\b|\bwhen(?:ever)? (?:it|the <theirs>)[^.;]{0,30}\b(?:deems?|sees?|thinks?|considers?|decides?|wish\w*|chooses?)\b|\bprogressively\b|\bdeems? (?:fit|appropriate|convenient)\b`,
  String.raw`\b(?:according to|in accordance with|under|as per)\b[^.;,]{0,30}\b(?:payment (?:calendar|planning|plan|run|cycle|practice|polic\w+|procedures?)|cash planning|budget)\b`,
  String.raw`\b(?:payments?|balance|remainder|instal?ments?|settlement)\b[^.;]{0,40}\b(?:(?:agreed|decided|determined|discussed|settled|fixed|advised)(?: \w+)? (?:later|after|separately|in due)|to be (?:\w+ )?(?:agreed|decided|discussed|determined|advised))\b|\bpayment[^.;]{0,30}\b(?:mutually (?:decided|agreed)|to be (?:discussed|agreed))`,
  String.raw`\b(?:timing|dates?|time) (?:of|for) (?:the )?(?:\w+ )?payments?\b[^.;]{0,40}\b(?:discretion|determined? by|decided by)\b|\bno (?:specific |fixed |particular )?(?:due date|date|time limit|term)\b[^.;]{0,40}\b(?:agreed|fixed|set|pay\w*)|\b(?:pay\w*)\b[^.;]{0,80}\bat the (?:sole )?discretion\b|\btime shall not be of the essence\b[^.;]{0,30}\bpay`,
  String.raw`\b(?:after|upon|on|following) (?:the )?(?:completion of (?:the )?)?(?:\w+ ){0,2}audit\b`,
]

/** As soon as possible is no date, unless a last one is named. */
const soon = '尽快(?:安排)?(?:付|支付|结)'

export const undated = anyOf([...atTheirEase, soon])

/** Our money, and that it is paid. */
const paid =
  /(?:其余|余下|剩余|付(?!款人|款方)|支付|结清|结算|给(?=[，。；]|$|就)|款)|\bpa(?:y|ys|id|ying|yable|yments?)\b|\bsettle(?:s|d|ment)?\b|\breleased?\b|\binvoices?\b|\bbalance\b/iu

/** Dated after all, or said of something else, or forbidden. */
const dated = anyOf([
  '最迟|不(?:迟|晚)于|至迟|自有资金|已(?:经)?落实|(?:专项|财政|上级|项目|建设)[^，。；]{0,4}(?:资金|拨款)|无论|不论|不管|不得(?:以|因)[^。；]{0,30}(?:资金|预算)|不影响|不因[^，。；]{0,20}(?:影响|延)|不受[^，。；]{0,20}影响|(?:食宿|交通|差旅|培训|验收|安装)[^，。；]{0,10}安排[^。；]*(?:费用|验收合格后\\d)|<seller>(?:视|根据|按照?|依据)|(?:质量?保|保证金|押金|保函)',
  String.raw`\b(?:not|never)\b[^.;,]{0,30}\b(?:subject to|dependent|conditional|depend|delay|withhold|refuse)\b|\bno later than\b|\bat the latest\b|\bin any (?:event|case)\b|\bwarrants?\b|\bregardless\b|\birrespective\b|\bwhether or not\b|\bretention\b|\bretained\b|\bbond\b|\bguarantee\b|\bsecurity\b|\bdeliver(?:y|ed)? (?:dates?|schedule)\b[^.;]{0,20}\bagreed|\bset-?off\b|\bterminat\w*|\bas soon as [^.;]{0,60}\b(?:repair|remed|replac)\w*`,
])

export const undatedStatements: readonly Statement[] = [
  {
    kind: 'payment-schedule',
    fact: 'paymentUndated',
    says: [undated, paid],
    headed: [undated],
    unless: [dated],
    unlessBeside: [
      // Whether they pay for something else, or whoever answers, repairs or trains in due course.
      /\b(?:repair|remedy|replace|answer|deliver|train|inform|notify)\w*\b(?![^.;,]{0,80}\bpa(?:y|id))|价格|供货范围|技术协议|故障|培训|食宿|发货(?!款)|验收(?!款|合格|后|通过)/iu,
    ],
  },
]

/** How long their credit is. */
export const credit =
  /账期|月结|票到|货到|承兑|汇票|赊|\bnet\b|\bcredit (?:period|terms?)\b|\bEOM\b|\busance\b|\bpayment terms?\b|\bterms of payment\b|\bterms:|\bl(?:etter of credit|\/c) at\b/iu
/** What a wait for payment runs from. */
export const runsFrom =
  /发票|开票|挂账|入账|验收|投产|投运|试运行|调试|到货|货到|交货|收货|收到|入库|对账|\binvoices?\b|\bapproval\b|\btak(?:e|ing)[- ]?over\b|\bcommission\w*|\bacceptance\b|\bdelivery\b|\breceipt\b|\bend of (?:the )?month\b|\bmonth-end\b|\binstal?ments\b/iu
/** Periods that are none of the price's. */
export const notOfPrice =
  /质(?:量)?保(?:证)?金|质保|保修|保函|违约|逾期|索赔|保险|仲裁|\bretention\b|\bwarranty\b|\bbond\b|\bguarantee\b|\blate\b|\boverdue\b|\bdefault\b|\binsurance\b|\bclaim\b/iu
/** What else a period between two commas may be of. */
export const ofElse =
  /有效(?:期)?|交货(?!后)|交付(?!后)|发货(?!后)|供货|完工(?!后)|解除|终止|提前|保密|\bvalid\b|\bremains? open\b|\b(?:shall|will|must|to) (?:deliver|complete|ship|supply|start|manufacture)\b|\bterminat\w*|\bdisput\w*|\bnotice\b|\boverdue\b/iu
