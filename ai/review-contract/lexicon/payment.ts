import type { Statement } from './statement.ts'

/** A consent of ours, which is none where it says that none is needed. */
const withConsent =
  /(?<!不|未|无须|无需|不必|毋须|可不)经[^，。；]{0,14}(?:书面)?(?:确认|同意|认可|签认)|双方[^，。；]{0,8}(?:确认|同意|认可|签认)|裁决|判决|无争议|\b(?:agreed|admitted|accepted|acknowledged) (?:in writing )?by (?:the )?<seller>|\bundisputed\b|(?<!\bwithout [^.;]{0,24})\badjudicat\w*|\bfinal(?:ly)? (?:award|judg|determin|decided)|\bwith the (?:prior )?(?:written )?(?:consent|agreement)\b|\bagreed between the parties/iu

export const paymentStatements: readonly Statement[] = [
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    about: 3,
    says: [
      /付款|支付|拨付|拨款|到账|到位|回款|收到|款项|\bpa(?:id|ys?|yments?)\b|\breceipts?\b|\breceiv\w+|\bfunds?\b|\bsums?\b/iu,
      /后|未(?:收到|到账|到位|支付|拨付)|(?:延期|延迟|迟延|推迟|暂缓|顺延)[^。；]{0,24}(?:支付|付款)|前提|条件|之前|方(?:可|能|有)|同步|同比例|为限|届时|始|\bpro rata\b|\bearlier than\b|\bafter\b|\bbefore\b|\bupon\b|\bwhen\b|\bonce\b|\buntil\b|\bunless\b|\bonly\b|\bto the extent\b|\bcondition\w*|\bsubject to\b|\bif and\b|\bas and\b/iu,
      /付|款|\bpay|\bpaid\b|\bdue\b|\bpayable\b/iu,
      /<payer>/iu,
    ],
    unless: [
      /不以[^。；]{0,30}为(?:前提|条件)|不(?:因|受|影响|取决|依赖)|<buyer>[^。；，]{0,8}不得(?:因|以)|不得(?:因|以)[^。；]{0,24}(?:拒付|拒绝|延[期迟付]|拖欠)|无论|不论|与否|\bregardless\b|\birrespective\b|\bwhether or not\b|\bindependent\w*|\bnot (?:be )?(?:conditional|dependent|contingent|affected)/iu,
      /确认[^。；]{0,10}(?:增加|变更)|变更|违约金|(?<!(?:不得|无权)[^。；]{0,12})索赔|质量?保(?:证)?金|质保金|\bretention\b|\bkept back\b|\bheld back\b/iu,
    ],
  },
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [/背靠背|\bback[- ]to[- ]back\b|\bpay[- ]when[- ]paid\b|\bpay[- ]if[- ]paid\b/iu, /付|款|\bpay|\bpaid/iu],
    unless: [/不(?:采用|实行|适用|得)|\bno\b|\bnot\b/iu],
  },
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: [
      /(?:专项|财政|配套|项目|建设|上级)[^。；，]{0,6}(?:资金|拨款|贷款)|贷款[^。；，]{0,6}(?:发放|到位)|融资[^。；，]{0,6}(?:到位|关闭)|\bfinancier\b|\bdrawdown\b|\bfinancial close\b|\b(?:loan|facility|credit) (?:funds|proceeds|agreement)\b|\bgrant of funds\b/iu,
      /未(?:到位|下达|拨付|落实)|不足|到位|下达|后|之前|\bbefore\b|\buntil\b|\bafter\b|\bupon\b|\bsubject to\b|\bconditional\b|\bunless\b/iu,
      /付|款项|\bpa(?:y|id|yments?|yable)\b|\binstal?ments?\b|\bdue\b/iu,
    ],
    unless: [
      /不影响|不以|与否|无论|不论|不管|不因|<buyer>[^。；，]{0,6}不得以|\bregardless\b|\birrespective\b|\bnot (?:be )?(?:conditional|affected|dependent)/iu,
    ],
  },
  {
    kind: 'set-off',
    fact: 'buyerSetsOff',
    by: 'buyer',
    says: [
      /扣(?:除|减|抵|留|回|款|付|缴|下|走)|核减(?!支付|或者)|核扣|划扣|抵(?:扣|销|冲|减|付)|冲(?:减|抵|销)|截留|直接扣|里扣|中扣|\b(?:deduct(?:ed)?|off-?set|set[- ]?off|withh[eo]ld|recoup(?:ed)?|retain(?:ed)?|net|appropriat\w+|adjust(?:ed)? (?:against|(?:\w+ ){0,12}(?:from|out of)))\b|\btaken out of\b|\bright (?:of|to) (?:set[- ]?off|deduct\w*)|\bout of (?:any )?(?:moneys?|monies|sums?|amounts?) (?:otherwise )?(?:due|payable)/iu,
      /款|价|(?:质保|保证|违约|赔偿)金|余额|保函|\bpayments?\b|\bbills?\b|\bcertificates?\b|\bsums?\b|\bamounts?\b|\bprice\b|\bdue\b|\bmon(?:ey|ies)\b|\bowing\b|\binvoices?\b/iu,
      /有权|可(?!证|能|靠)|得(?!到|出)|由[^。；]{0,16}(?:开具|决定|自行)|直接|自行|径(?:行|自)|[从自][^。；]{0,24}(?:里|中|内)|\bmay\b|\bcan\b|\bentitled\b|\bright\b|\bautomatically\b|\bshall be (?:free|at liberty)|\bat liberty\b|\bwithout\b|\btowards\b/iu,
    ],
    unless: [
      withConsent,
      /(?:不得|无权|不可|不应|未经)[^。；]{0,30}(?:扣|抵|冲|截留)|\b(?:shall|may|will) not\b[^.;]{0,40}\b(?:deduct|set[- ]?off|withhold|retain)|\bno (?:right|deduction|set)|\bwithout (?:any )?(?:deduction|set[- ]?off|withholding)/iu,
      /个人所得税|代扣|预提税|源泉|\b(?:withholding )?tax(?:es)?\b|扣除[^。；]{0,12}(?:后的|残值|折旧|损耗)|所有权|\btitle\b|\bretention\b/iu,
    ],
  },
  {
    kind: 'price-adjustment',
    fact: 'priceFixed',
    says: [
      /固定(?:总|单)?价|包干|闭口(?:合同|价)|(?:价格|价款|单价|总价|合同价)[^。；]{0,40}(?:不(?:予|做|作|再|得|因|可)?[^。；]{0,10}(?:调整|变更|增加|变动|上浮)|不变|锁定)|\bfixed\b|\bfirm\b|\bnot (?:be )?(?:subject to|open to|liable to)?[^.;]{0,20}\b(?:adjust|escalat|revis|increas)\w*|\bno (?:price )?(?:adjustment|escalation|revision|increase)/iu,
      /价|款|\bprices?\b|\bsum\b|\brates?\b/iu,
    ],
    headed: [
      /(?<!(?:汇率|税率|费率)[^。；]{0,12})(?:固定不变|保持不变|不(?:予|作|做|再|得)(?:任何)?(?:调整|变更|上浮))|(?<!\brates?\b[^.;]{0,20})\b(?:is|are|shall be|remains?) (?:fixed|firm)\b/iu,
    ],
    unless: [
      /除外?[^。；]{0,20}(?:材料|钢材|汇率)|据实(?:调整|增减)|可(?:以)?(?:调整|协商)|(?:应|予以)(?:相应)?调整|\bsave\b[^.;]{0,40}\b(?:steel|material|currency)|\bsubject to (?:the )?(?:price )?adjustment|\bexcept as (?:provided|set out|stated)|备件|费率|\bspare\b/iu,
    ],
  },
  {
    kind: 'price-adjustment',
    fact: 'priceFixedWhatever',
    about: 1,
    says: [
      /无论|不论|不管|任何(?:变动|波动|涨跌|上涨|原因|因素|理由)|\bfor any (?:reason|cause)s?\b|\bfor (?:whatever|whatsoever) (?:reason|cause)|\b(?:reason|cause)s? what(?:so)?ever\b|任何情(?:形|况)|一概|一切(?:波动|变动|涨跌)|概不|自行承担[^。；]{0,12}(?:涨价|波动|变动)|\bwhatever\b|\bregardless\b|\birrespective\b|\bnotwithstanding\b|\bunder no circumstances\b|\bany (?:and all )?(?:increase|fluctuation|rise|escalation)s?\b|\bno claim\b|\bno (?:movement|change|variation|rise|increase|fluctuation)\b/iu,
      /钢材|材料|铜|汇率|人工|市场价|物价|价格(?:波动|变动|上涨)|成本|\bsteel\b|\bmaterials?\b|\bcosts?\b|\bexchange\b|\blabour\b|\bwages\b|\bmarket\b|\bescalation\b|\bcurrency\b/iu,
      /价|\bpric|\bsum\b|\bclaim\b|\bentitle\w*/iu,
      /不[^。；]{0,10}(?:调|增|变)|固定|已(?:充分)?考虑|包含|自行承担|\bfirm\b|\bfixed\b|\bnot\b|\bno\b|风险|\bbear\b|\brisk\b/iu,
    ],
    unless: [/\bterminat\w*|\bdetermine this\b|\bcancel\w*|据实(?:调整|增减)|(?:应|予以|相应)调整|赔偿|违约金/u],
  },
]
