import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const price = [
  '价|款|费用|费率',
  String.raw`\bpric\w*|\bsums?\b|\brates?\b|\bescalation\b|\bsurcharge|\bclaims?\b|\badjust\w*|\bcosts?\b|\bcontractor's account\b`,
]
/** It is not moved. */
const refuses = [
  '不[^，。；]{0,24}(?:调|变|增加|变动|上浮|涨|加价|补偿)|不变|一分不加|(?:不得|无权|不能|不予)[^，。；]{0,30}(?:涨价|加价|调价|调整|变更|增加|提价)|均?不构成[^。；，]{0,8}理由|放弃[^。；]{0,30}(?:调整|情势变更)|一律由',
  String.raw`\bnot revis\w*|\b(?:no|not|nor|never|may not|cannot|waives?|under no circumstances)\b[^.;]{0,80}\b(?:adjust\w*|escalat\w*|revis\w*|increas\w*|rais\w*|surcharge|price variation|claims?|passed on)|\bnot subject to (?:any )?change|\bstays? the same\b`,
]
/** Or it is such as does not move, with all that may come in it. */
const stays = [
  ...refuses,
  '锁定|固定|包死|闭口|包干|(?:按|照)[^，。；]{0,8}(?:这个价|原价|合同(?:单)?价)|已(?:经)?(?:充分)?(?:考虑|包含|包括|计入)|(?:视为)?已?包含在',
  String.raw`\bfirm\b|\bfixed\b|\b(?:price|rates?)\b[^.;]{0,12}\bbinding\b|\bdeemed to include\b|\bhas allowed\b`,
]
/** What makes prices move, and that it does. */
const moves = '波动|变动|变化|上涨|涨|跌|升(?!级)|增加|浮动|调整'
const movesEnglish = String.raw`\b(?:ris(?:e|es|ing)|increas\w*|fluctuat\w*|chang\w*|movements?|variations?|vary|hikes?|inflat\w*|escalat\w*|develop\w*|go up|surcharges?)\b`
const input = String.raw`\b(?:materials?|steel|labou?r|wages|costs?|exchange|currency|currencies|commodit\w+|market|tariffs?|duties|freight|energy|inputs?|prices?)\b`
const movement = [
  `(?:钢材|材料|铜|主材|人工|市场|物价|原料|燃料|成本|汇率|关税|运费|价格)[^，。；]{0,30}(?:${moves})|(?:上涨|涨价|波动|变动)[^，。；]{0,4}(?:风险|因素)|涨价|物价|涨落|涨跌|情势变更`,
  `${movesEnglish}[^.;]{0,60}${input}|${input}[^.;]{0,40}${movesEnglish}|\\b(?:whatever|regardless|irrespective|no matter)\\b[^.;]{0,40}${input}|${String.raw`\b(?:inflation|escalation|surcharges?|price (?:variation|increase|rise)s?)\b`}`,
]
/** Whatever happens. */
const whatever = [
  '无论|不论|不管|任何(?:变动|波动|涨跌|上涨|原因|因素|理由|情[形况])|一概|概不|一律|一切|均(?!价)|所有(?:风险|因素)|全部(?:风险|由)|再怎么|到天上',
  String.raw`\b(?:for|on) any (?:reason|cause|account|ground)s?\b|\b(?:of )?(?:any|whatever|whatsoever) (?:nature|kind|sort)\b|\bwhat(?:so)?ever\b|\bregardless\b|\birrespective\b|\bnotwithstanding\b|\bunder no circumstances\b|\bany (?:and all )?(?:increase|fluctuation|rise|escalation|hike)s?\b|\bno (?:escalation|surcharge|price variation|movement|change|variation|rise|increase|fluctuation)\b|\bwhether\b`,
]
/** It is ours to bear. */
const oursToBear = [
  '(?:由|归)?<seller>[^，。；]{0,16}(?:承担|消化|负担|自负|自理)|(?:承担|消化|自行承担|自担|自负)[^，。；]{0,24}(?:涨|波动|变动|风险)|(?:涨|波动|变动|风险)[^，。；]{0,24}(?:由|归)[^，。；]{0,6}(?<!<buyer>)(?:承担|消化|自负|负担)|自行承担|自行消化|已(?:充分)?考虑[^，。；]{0,16}(?:风险|涨)',
  String.raw`<seller>[^.;]{0,40}\b(?:bears?|assumes?|absorbs?|accepts?|carr(?:y|ies)|has allowed|waives?)\b|\b(?:borne|absorbed|carried|assumed) by (?:the )?<seller>|\bfor (?:the )?<seller>(?:'s)? account\b|\bcannot be passed on\b|\bentirely for\b`,
]

/** A formula, a share for them, or somebody else's risk. */
const shared = anyOf([
  '公式|指数|分担|不含税价|市场均价|据实(?:调整|增减)|可(?:以)?(?:调整|协商)|(?<!不得|不|无权)(?:应|予以|均|可)(?:相应)?调整|价格[^，。；]{0,6}相应调整|由<buyer>[^，。；]{0,6}承担|<buyer>承担|(?:以内|不超过)[^，。；]{0,8}不予?调',
  String.raw`\bformula\b|\bindex\w*|\badjusted (?:to|by)\b|\bthereafter\b|<buyer>[^.;]{0,12}\bbears?\b|\bborne by the <buyer>|\bentitles? the <seller>|\bsave\b[^.;]{0,40}\b(?:steel|material|currency)|\bsubject to (?:the )?(?:price )?adjustment|\bexcept as (?:provided|set out|stated)|\b(?:excess|beyond|more than) (?:of )?\d`,
])
const elsewhere = anyOf([
  '备件|损失|赔偿|违约金|毁损|灭失|优惠|解除|交货数量',
  String.raw`\bterminat\w*|\bdetermine this\b|\bcancel\w*|\bspare\b|\bloss of\b|\bdamages?\b|\bliabilit\w*|\bindemnif\w*|\breduction of the price\b|\bdelivery date\b|\btime for\b`,
])

export const priceStatements: readonly Statement[] = [
  {
    kind: 'price-adjustment',
    fact: 'priceFixed',
    says: [
      /固定(?:总|单)?价|包干|闭口|包死|(?:价格|价款|单价|总价|合同价)[^。；]{0,40}(?:不(?:予|做|作|再|得|因|可)?[^。；]{0,10}(?:调整|变更|增加|变动|上浮)|不变|固定|锁定)|\bfixed\b|\bfirm\b|\bnot (?:be )?(?:subject to|open to|liable to)?[^.;]{0,20}\b(?:adjust|escalat|revis|increas)\w*|\bno (?:price )?(?:adjustment|escalation|revision|increase)/iu,
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
    says: [anyOf(stays), anyOf(movement), anyOf(price)],
    unless: [shared, elsewhere],
  },
  {
    kind: 'price-adjustment',
    fact: 'priceFixedWhatever',
    about: 1,
    says: [
      anyOf(whatever),
      anyOf(['价格|单价|总价|合同价|涨价|加价|报价', String.raw`\bprices?\b|\bescalation\b|\brates\b|\bsurcharge`]),
      anyOf(refuses),
    ],
    unless: [shared, elsewhere],
  },
  {
    kind: 'price-adjustment',
    fact: 'priceFixedWhatever',
    says: [
      anyOf(oursToBear),
      anyOf(movement),
      /价|费|税|汇|料|涨|\bpric\w*|\bcosts?\b|\brates?\b|\bmarket\b|\binflation\b/iu,
    ],
    unless: [shared, elsewhere],
  },
]
