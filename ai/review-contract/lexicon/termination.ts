import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const ends = [
  '解除(?!查封|冻结|担保|抵押)|终止|解约|取消(?!费|订单的)|退单|撤单|撤(?:回|销)[^。；，]{0,12}(?:订单|合同)|(?:提前)?(?:结束|终结)[^。；，]{0,6}(?:合同|订单|协议|合作)',
  '停止(?:制造|履行|执行|生产|供货)|不再(?:继续|实施|履行|执行|需要|采购)|想停就停|不要了|减少[^。；，]{0,8}(?:供货|采购|数量)',
  String.raw`\bterminat\w*|\bcancel(?!lation)\w*|\bcancellation of (?:the|this)\b|\bdiscontinu\w*|\brescind\w*|\bresciss\w*|\bannul\w*|\bforeclos\w*|\bshort-?clos\w*|\bcall(?:ed|s)? off\b|\bwithdraw\w*(?! (?:its|the|a|any) (?:claim|objection|notice))`,
  String.raw`\b(?:determin\w*|end(?:s|ed)?|revok\w*|drop(?:s|ped)?|clos\w*|stop(?:s|ped)?)\b (?:(?:the|this|all|any|or|part|of|or|whole) ){1,6}(?:\w+ )?(?:contract|order|agreement|engagement|supply|purchase|works?)\b|\b(?:bring|brought|put)\b[^.;,]{0,40}\bend\b|\bbe ended\b`,
].join('|')

/** Whenever they like, and for whatever reason. */
const atWill = [
  '随时|任意|任一|任何(?:的)?(?:时候|时间|时点|阶段|原因|理由|考虑|一(?:个)?(?:阶段|时点))|(?:无|不|没有|未)(?:须|需|必|用)?(?:要)?(?:附|给出|说明|陈述)?(?:任何)?(?:的)?(?:说明)?(?:理由|原因)|无条件|不(?:论|管)[^。；，]{0,6}(?:原因|理由|故)|无论[^。；，]{0,6}(?:原因|理由|考虑)',
  '自行决定|单方(?:面)?|可?自主|想停就停|不要了|没有必要|已无必要|不再需要|得不经[^。；，]{0,8}同意|(?:不|不得)(?:视为|构成|属于)(?:[^。；，]{0,6})违约|自动终止|随之(?:解除|终止)|同时终止',
  '(?:根据|按|依|因|视)[^。；]{0,20}(?:需要|规划|计划|市场|政策|投资|资金|决策|经营|情况)[^。；，]{0,12}|(?:计划|项目|政策|行情|投资)[^。；，]{0,10}(?:有变|变化|调整|取消|暂停|缓建|停建)|缓建|停建|(?:取消|暂停)(?:本)?项目|项目(?:取消|暂停)',
  '(?:凭|以)(?:一纸)?书面通知|无论<seller>[^。；]{0,10}(?:投料|生产|制造|备料)|提前[^。；，]{1,8}(?:日|天|个月)[^。；，]{0,8}(?:通知|告知|招呼)|经[^。；，]{1,8}(?:日|天)[^。；，]{0,4}通知',
  String.raw`\bat (?:any|every|whatever|whichever) (?:time|stage|moment|point|phase)\b|\bat will\b|\bwhen(?:ever|soever)\b|\bsees? fit\b|\b(?:for|at|to) (?:the |its |their )?(?:own |sole )?(?:\w+'s )?(?:convenience|pleasure|option|election|discretion)\b|\b(?:sole|absolute|own|free|entire|unfettered) discretion\b`,
  String.raw`\b(?:for|without|with or without|no|giving any)\b[^.;,]{0,16}\b(?:reason|cause|ground|justification|explanation)s?\b|\bwithout (?:\w+ ){1,4}(?:reason|cause|ground|justification)s?\b|\bat liberty\b|\b(?:is|be) free to\b|\bunrestricted right\b|\bwhether or not\b[^.;]{0,30}\b(?:default|breach)|\bdoes not (?:require|presuppose)\b`,
  String.raw`\bno longer (?:requires?|needs?|wants?)\b|\bautomatically\b|\b(?:market|project|plans?|budget|business)\b[^.;,]{0,24}\b(?:change|shelved|abandoned|cancelled|stopped|postponed)|\bon (?:\w+ |\(\d+\) ){1,3}(?:days?|weeks?|hours?)'?s?'? (?:written )?notice\b|\buntil the goods\b|\bprior to (?:shipment|delivery|dispatch)\b`,
].join('|')

/** They owe nothing for it, or what was spent is ours. */
const unpaid = [
  '(?:不|无须|无需|毋须|均不|概不|互不|不再|不就此)[^。；，]{0,10}(?:承担|支付|负|给予|补偿|赔偿)[^。；]{0,10}|不得[^。；，]{0,12}(?:索赔|主张|要求|异议|提出)|放弃[^。；，]{0,6}(?:索赔|主张|权利)|无权(?:要求|主张)|互不(?:追究|承担)',
  '(?:自行|自己|各自)(?:消化|承担|负责|负担|处理)|自理|算自己的',
  String.raw`\b(?:no|any|waives?|without|nothing|never)\b[^.;,]{0,40}\b(?:claims?|compensation|liabilit\w*|indemni\w*|further payment|charges?|fees?|sums?)\b|\bowes? nothing\b|\bshall owe\b[^.;]{0,20}\bnothing\b|\bat its own (?:cost|expense)\b|\bits own costs?\b|\bnot (?:be )?(?:entitled|liable|obliged)\b|\bwithout being obliged\b|\bclaims? [^.;,]{0,30}\bexcluded\b|\b(?:sole|only|exclusive) (?:recovery|remedy)\b|\bremains? (?:in )?(?:the )?<seller>`,
].join('|')

/** Who ends it does so because the other failed, or both may, or neither. */
const forCause = [
  '(?<!不构成|不视为|不属于|不属|任何|无论是否|不论是否|视为|责任)(?:根本|严重|重大)?违约(?!金|责任)|守约方|视为违约|破产|吊销|资不抵债|不可抗力',
  '<seller>[^。；，]{0,24}(?:违约|未能|未按|拒绝|逾期|迟延|延误|破产|不合格)|(?:逾期|迟延|延误)(?:交货|交付)?[^。；，]{0,12}(?:超过|达到?|满)',
  String.raw`(?<!without |no |any |not require any |not presuppose |not being in |whether or not in )\b(?:material |substantial |fundamental )?(?:breach|default)\b(?! of this is)|\binsolven\w*|\bbankrupt\w*|\bforce majeure\b|\bfails? to\b|\bfailure\b|\bdelay damages\b`,
].join('|')

const both = [
  '双方协商|协商一致|(?:任何一方|任一方|一方|各方|任一方当事人|双方)[^。；，]{0,24}(?:有权|可|均|得|书面)',
  String.raw`\beither party\b|\beach party\b|\bmutual\w*|\bboth parties\b|\bthe parties may\b|\bneither party\b`,
].join('|')

const mayNot = new RegExp(
  String.raw`(?:不得|无权|不能|不可|未经[^。；，]{0,10}同意)[^。；]{0,16}(?:${ends})|\b(?:not|neither|nor|no right)\b[^.;,]{0,60}(?:${ends})|(?:由|\bby (?:the )?)<seller>[^。；，.;,]{0,16}(?:${ends})|(?:${ends})[^。；，.;,]{0,40}\bby (?:the )?<seller>`,
  'iu',
)
/** What may be ended is something else than the contract, or what they have paid is ours. */
const elsewhere =
  /(?:定金|预付款|已付款|已收款)[^。；，]{0,4}不(?:予)?(?:退|返)|保密|许可|试用|软件|信息交换|扣款|\blicen[cs]e\b|\bconfidential|\bportal\b|\bhire\b|\bsubscription\b|\baccess to\b/iu

const cost =
  '(?:已|实际|所)(?:经)?(?:完成|发生|制造|投入|订购|采购|支出|付出|做)|投入|在制|在途|外购|工作量|完工|成本|费用|材料款?|备料|利润|可得利益|全部损失|合理损失'
const costEnglish = String.raw`\b(?:work|materials?|costs?|expen\w+|overheads?|profit|percentage of completion|commit\w+|cancellation charges?|sub-?orders?|goods completed)\b`
const paid = '付清|支付|补偿|赔偿|结算|结清|报销|照付|由<buyer>(?:负责)?承担'
/** They pay for what was done until then. */
const paidForWork = anyOf(
  [
    `(?:${paid})[^。；]{0,40}(?:${cost})|(?:${cost})[^。；]{0,40}(?:${paid})`,
    String.raw`\b(?:pay(?:s|ment|able)?|paid|reimburs\w*|compensat\w*|entitled to|refund|recover|settle)\b[^.;]{0,120}${costEnglish}|${costEnglish}[^.;]{0,60}\b(?:be|is|are) (?:\w+ )?(?:paid|reimbursed|compensated|settled)\b|\b(?:termination|cancellation) (?:fee|charges?)\b`,
  ],
  'iu',
)

export const terminationStatements: readonly Statement[] = [
  {
    kind: 'termination',
    fact: 'endsAtWill',
    by: 'buyer',
    says: [anyOf([ends]), anyOf([atWill])],
    unless: [anyOf([forCause]), anyOf([both]), mayNot, elsewhere],
  },
  {
    kind: 'termination',
    fact: 'endsAtWill',
    by: 'buyer',
    says: [anyOf([ends]), anyOf([unpaid]), /<buyer>/u],
    unless: [anyOf([forCause]), anyOf([both]), mayNot, elsewhere],
  },
  {
    kind: 'termination',
    fact: 'endsPaidForWork',
    about: 1,
    says: [paidForWork, anyOf([ends])],
    unless: [
      anyOf([forCause]),
      anyOf([unpaid]),
      /仅|只|除[^。；，]{0,12}外不再|退还|(?<![向给对])<seller>[^。；，]{0,6}(?:赔偿|承担|支付|补偿|退还)|<seller> (?:shall|must|will|agrees to) (?:pay|reimburse|compensate|indemnify|bear|refund)\b|\bno (?:compensation|further|claim|cancellation|termination)|\bnothing\b|\b(?:only|solely)\b|\bwaives?\b/iu,
    ],
    headed: [paidForWork],
  },
]
