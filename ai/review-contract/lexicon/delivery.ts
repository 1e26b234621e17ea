import type { Statement } from './statement.ts'

/** Payment in full, which no payment at all and a payment of an instalment are not. */
const paidInFull =
  /付清[^。；]{0,14}(?:前|之前|后|之后|时|之日)|(?:全部|全额|所有(?!权))[^。；，]{0,12}(?:付清|支付|结清|到账)|所有权保留|保留[^。；]{0,6}所有权|\bretention of title\b|\b(?:retains?|reserves?) (?:title|ownership|property)\b|\b(?:paid|received|settled) in full\b|\bfull payment\b|\bpayment in full\b|\bentire (?:price|purchase)|\bwhole of the price\b/iu
const whetherPaidOrNot =
  /(?:无论|不论|不管)[^。；]{0,16}(?:付|款)|(?:款项)?是否(?:结清|付清|支付)|与[^。；]{0,16}(?:付|款)[^。；]{0,8}无关|\b(?:irrespective|regardless) of\b[^.;]{0,40}\bpa(?:id|y)|\bwhether or not\b[^.;]{0,40}\bpa(?:id|y)/iu

/** What makes a judgement the buyer's own. */
const decidedAlone =
  /<theirs>(?:的)?[^。；，]{0,10}(?:检验|检测|判断|化验|数据|结果)[^。；]{0,16}(?:为准|唯一|最终|约束力)|取决于<theirs>|唯一(?:判定|验收)?依据|单方|自行(?:评定|判断|判定|决定|认定|确定)|单独(?:决定|判断|出具|认定)|无条件(?:认可|接受|服从)|\b(?:within|at) (?:the )?<theirs>'s (?:\w+ )?(?:discretion|option)\b|<theirs>[^。；，]{0,16}(?:的)?(?:结论|判断|意见|评定|认定)[^。；]{0,6}为准|(?:均)?可以?不予(?:签字|签署|验收)|(?:不得|无权)[^。；]{0,10}异议|(?:部门|处室)[^。；]{0,20}(?:不予签字|评定)|业主[^。；]{0,24}(?:验收|确认)[^。；]{0,10}(?:为|作为)[^。；]{0,24}(?:标志|前提|条件|依据|准)|\bin its (?:sole |absolute |own )*(?:opinion|discretion|judge?ment|judge|view)|\b(?:sole|absolute)(?: and \w+)? (?:discretion|judge?ment|judge|satisfaction|opinion)|\bnot open to dispute\b|\bto (?:the|its) (?:entire |complete |full )?satisfaction\b|\bsatisfied\b|\bsolely (?:by|constituted|determined)|\b(?:alone|solely|exclusively)\b[^.;]{0,20}\b(?:determines?|decides?|judges?)\b|\b(?:decisions?|determinations?|findings?|judge?ments?)\b[^.;]{0,80}\b(?:final|binding|conclusive)\b/iu
/** Rejection and refund. */
const rejects =
  /全额退款|\breturned against\b|退货|拒收|(?:退|返)(?:还|回)[^。；]{0,16}(?:全部|已付|已收|收款|价|款)|(?:拆走|拆离)|拆除[^。；]{0,8}(?:运走|运离|搬离|离场|拉走)|\btake (?:them |it )?back\b|\bdismantle and\b|\breject(?:s|ed|ion)?\b|\bfull refund\b|\brefund (?:all|every|the)\b|\brepay (?:all|every)\b|\bremove the\b|\bcarry them away\b/iu

/** Moments at which nothing, or not all, need have been paid. */
const beforePayment =
  /进入|[到抵送]达|送[到抵至]|\bleaves?\b|交货|交付|到货|运[至抵入到]|进场|驶入|签收|装船|装运|发货|出厂|入库|卸[货车]|进度款|预付款|开箱|完工|标识|制成|\bdeliver\w*|\bship\w*|\bdispatch|\barriv\w*|\bidentif(?:ied|ication)\b|\bappropriat\w*|(?:第一|首)(?:笔|期|次)(?:款|付款)|(?:支付|付款|收到)[^。；]{0,6}(?:任何|部分|首期|第一)|\bearlier of\b|\bany payment\b|\bmanufactur\w*|\bworkshop\b|\bsite\b|\badvance\b|\bfirst instal?ment|\bload(?:ed|ing)\b|\bwhether or not\b/iu
/** What passes is title, where a heading says so, unless it is the risk. */
const passes =
  /(?<!风险[^。；]{0,24})(?:转移|移转|转归|归属|归|属)[^。；，]{0,6}<theirs>|(?<!\brisk\b[^.;]{0,60})\b(?:pass(?:es)?|vests?|transfers?)\b[^.;]{0,16}\b(?:to|in) (?:the )?<theirs>/iu

export const deliveryStatements: readonly Statement[] = [
  {
    kind: 'title',
    fact: 'titleBeforePayment',
    says: [
      /(?:成为|就是|便是|即是|就归|便归)<theirs>(?:的)?(?:财产|资产|所有|东西)?|\bproperty of (?:the )?<theirs>|所有权|物权|产权|即为[^。；]{0,12}(?:财产|所有)|\btitle\b|\bownership\b|\bproperty in\b|<theirs>'s property\b|\bproperty\b(?=[^.;]{0,30}\b(?:pass|vest)es)/iu,
      /成为|转(?:移|让|归)|移转|归(?:属|于)?|属于|即为|取得|\bpass(?:es)?\b|\bvests?\b|\btransfers?\b|\bbecomes?\b/iu,
      beforePayment,
    ],
    headed: [passes, beforePayment],
    unless: [
      /[已应]付清|付清[^。；]{0,14}(?:前|之前|后|之后|时|之日)|(?:全部|全额)[^。；]{0,12}(?:付清|支付|结清|到账)|所有权保留|\bretention of title\b|\b(?:retains?|reserves?) (?:title|ownership)\b|\b(?:paid|received|settled) in full\b|\bfull payment\b|\bpayment in full\b|\bentire (?:price|purchase)/iu,
      /知识产权|图纸|软件|产权证|\bintellectual property\b|\bdrawings?\b|\bsoftware\b|\brented\b/iu,
    ],
  },
  {
    kind: 'title',
    fact: 'titleBeforePayment',
    says: [
      /(?:视为|归|属|即为)[^。；，]{0,12}(?:之|的)?(?:财产|所有)|(?:财产|所有权)[^。；，]{0,6}(?:归|属)/u,
      /运[至抵入到]|[到抵]达|进场|驶入|到货|交付|签收|进度款|预付款|卸/u,
    ],
    unless: [paidInFull, /知识产权|图纸|废料|包装/u],
  },
  {
    kind: 'title',
    fact: 'titleBeforePayment',
    about: 1,
    says: [whetherPaidOrNot, /所有权|财产|归属|\btitle\b|\bownership\b|\bproperty\b/iu],
  },
  {
    kind: 'title',
    fact: 'titleRetained',
    about: 1,
    says: [paidInFull, /所有权|物权|\btitle\b|\bownership\b|\bproperty\b/iu],
    unless: [
      whetherPaidOrNot,
      /保险|\binsurance\b|\bpremium|\btaxes\b|放弃|不得主张|不(?:予)?(?:认可|承认|接受)|无效|\bwaives?\b|\bdisclaims?\b|\bnot (?:be )?(?:recogni[sz]ed|accepted|agreed|valid)\b|\bexcluded\b/iu,
    ],
  },
  {
    kind: 'title',
    fact: 'riskUntilAcceptance',
    says: [
      /(?:验收|移交)[^。；，]{0,10}(?:前|之前)[^。；]{0,20}(?:损坏|丢失|毁损|灭失|风险)|(?:毁损|灭失|损坏|丢失)[^。；]{0,12}风险[^。；]{0,20}(?:验收|移交)[^。；]{0,12}(?:转移|起|后|止)|\brisk\b[^.;]{0,60}\b(?:until|on|upon|at)\b[^.;]{0,40}\b(?:acceptance|taking[- ]over|take over)/iu,
      /负责|承担|风险|\brisk\b/iu,
    ],
    unless: [/不由|免除|\bnot\b/iu],
  },
  {
    kind: 'force-majeure',
    fact: 'delayNeverExcused',
    says: [
      /(?:交付期|交货期限?|工期|期限)[^。；]{0,12}(?:不予|不得|概不|不)(?:予以)?延(?:长|期)|不得[^。；]{0,30}要求(?:延长|顺延)|不(?:给予|准予)延期|绝对工期|\b(?:not|never) be extended\b|\bwaives? (?:any |all |its )*(?:right|claim|entitlement)s? to (?:an |any )?extension|(?:工期|交货期|期限)?(?:均|一概|概)?不(?:得|予|作|再)?(?:任何)?顺延|(?:不能|不得|不|均不)[^。；]{0,4}(?:作为|构成)[^。；]{0,20}顺延|\bno (?:ground|claim|right|entitlement)[^.;]{0,20}\b(?:to|for)\b[^.;]{0,20}\bextension|\bnot (?:be )?(?:entitled to|granted|a ground for|furnish)[^.;]{0,30}\bextension|\bno extension\b/iu,
    ],
    unless: [/质保|保修|付款|\bwarranty\b|\bguarantee\b/iu],
  },
  {
    kind: 'force-majeure',
    fact: 'excusesDelay',
    says: [
      /不可抗力|(?:交货期|工期|期限|时间|日期)[^。；]{0,12}(?:相应)?顺延|顺延(?:交货期|工期)|\bforce majeure\b|\bextension (?:of time)?\b|\bextended\b(?=[^.;]{0,60}\b(?:delay|time|buyer|purchaser))|\bbeyond (?:the |its |their |either )?[\w' ]{0,24}control\b/iu,
    ],
    unless: [
      /\bwaive\w*|\bnever be extended\b|\bnot be extended\b|不予延|不给予延期|不得[^。；]{0,30}要求|不(?:得|予|作)顺延|不视为不可抗力|质保|\bno\b[^.;]{0,160}\b(?:entitle|excuse|relieve)\w*|\bnot be discharged\b|\bno extension\b|\bwarranty\b/iu,
    ],
  },
  {
    kind: 'acceptance',
    fact: 'acceptedByBuyerAlone',
    about: 1,
    says: [
      decidedAlone,
      /验收|合格(?!供|证)|考核|满意|质量|检验|\bconformity\b|\btests?\b|\baccept(?:ance|ed)\b|\btaking[- ]over\b|\b(?:completion|final|performance) certificate\b|竣工证书|\bguarantees? (?:is|are|has been|have been) met/iu,
    ],
    headed: [decidedAlone],
    unless: [
      /双方(?:共同|签署|代表)|共同(?:验收|签|确认)|不由[^。；]{0,8}单方|\bjointly\b|\bboth parties\b|\breasonabl\w*/iu,
      /预验收|分包商的选择|供应商名录/u,
    ],
  },
  {
    kind: 'acceptance',
    fact: 'deemedAccepted',
    says: [
      /视为[^。；]{0,16}(?:合格|通过|验收|接受|移交)|视同[^。；]{0,8}(?:验收|合格)|(?:即|则)[^。；]{0,6}验收(?:合格|完成)|自动(?:验收|通过)|\bdeemed\b[^.;]{0,40}\b(?:accept|tak(?:en|ing)|pass|complet)\w*|\bdeemed acceptance\b|\bshall be treated as accepted|\bdeemed to have (?:occurred|taken place)|\bconstitutes? acceptance\b|\b(?:taken|considered|regarded) (?:to be |as )?(?:accepted|taken over)/iu,
      /验收|移交|投产|使用|试车|调试|合格|\baccept\w*|\btaking[- ]over\b|\buse\b|\bcommission\w*/iu,
    ],
    unless: [
      /不(?:得|应|能)?(?:视为|等于|代表|免除)|不视同|图纸|\bnot (?:be )?(?:deemed|constitute|considered|taken)|\bshall not\b|\bneither\b|\bno\b[^.;]{0,40}\bdeemed\b|\bdrawings?\b|\binvoice\b/iu,
    ],
  },
  {
    kind: 'performance-damages',
    fact: 'mayReject',
    says: [
      rejects,
      /有权|可(?!靠|能)|应当?|须|\bmay\b|\bentitled\b|\bright\b|\bshall\b|\belection\b/iu,
      /性能|达标|合格|不符|指标|考核|整改|质量|缺陷|保证值|验收|产能|\bperform\w*|\bguarante\w*|\bfail\w*|\bshortfall\b|\bfalls? short\b|\bdefect\w*|\bGoods\b|\bWorks\b|\bPlant\b|\bFurnace\b|\bEquipment\b|\btests?\b/iu,
    ],
    headed: [rejects],
    unless: [
      /无(?:故|正当理由)拒收|不得(?:拒收|退货)|保函|\bshall not\b|\bmay not\b|\bunjustif\w*|\bwithout (?:cause|reason)\b|\bno right\b|\badvance payment (?:bond|guarantee)/iu,
      /低于[^。；]{0,12}\d+\s*[%％]|低于[^。；]{0,20}(?:最低|下限)|仅(?:当|在|限)|只有|\bonly if\b|\bonly where\b|\bminimum\b|\bnot attributable\b/iu,
    ],
  },
  {
    kind: 'performance-damages',
    fact: 'performanceUncapped',
    about: 1,
    says: [
      /直至扣完|(?:不设|没有|无)(?:任何)?(?:上限|限额|限制|封顶)|上不封顶|\bno (?:limit|cap|maximum|ceiling)\b|\bwithout (?:any )?(?:limit|cap|ceiling)|\buncapped\b|\bcumulative\b|\bwithout (?:any )?restriction\b|(?:累加|累计|叠加)[^。；]{0,8}(?:直至|直到)(?:达标|达到)/iu,
      /性能|考核|保证值|扣款|扣减|\bdeduction|\bperformance\b|\bguarante\w*|\bshortfall\b|\breductions?\b/iu,
    ],
    unless: [/违约金累计|逾期|每晚|晚(?:一|1)|交货|\bdelay|\bliabilit/iu],
  },
]
