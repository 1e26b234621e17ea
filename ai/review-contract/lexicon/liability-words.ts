import { anyOf } from './any-of.ts'

/** What may be asked of somebody. */
const owing = '责任|赔偿|赔付|追偿|兜底|损失|补偿'
const owingEnglish = String.raw`liab\w*|indemni\w*|compensat\w*|damages|responsib\w*|recover\w*|obligations?|answer\w*|sums?`
const bound = '上限|限额|限制|约束|封顶|最高额|限度|为限'
const boundEnglish = String.raw`limit(?:ation)?s?\b(?! liability compan)|cap\b|caps\b|ceilings?\b|maximum\b|restrictions?\b`
const sum = '(?:合同|订单|签约|中标)?(?:总价|价款|金额|货款|总额|价|额|数额|款)'

/** A bound on it, whatever its height. */
const limit = anyOf([
  `(?:责任|赔偿)[^。；，]{0,16}(?:上限|限额|最高额|限度)[”"」]?(?:[为是指：:]|系指)|(?:责任|赔偿)[^。；，]{0,12}最高(?!人民法院)`,
  `(?:累计|总计|合计|最高|全部|总额|总和)[^。；]{0,40}(?:不(?:得|应|会)?(?:超过|超出|高于|大于)|以[^，。；]{0,24}为(?:最高|赔偿)?(?:限|上限)|限于)`,
  `(?:责任|赔偿)[^。；，]{0,24}(?:不(?:得|应|会)?(?:超过|超出|高于|大于)|以[^，。；]{0,24}为(?:最高|赔偿)?(?:限|上限)|上限[为是：:]|限于)`,
  `不承担超(?:过|出)[^。；，]{0,12}(?:责任|赔偿)`,
  String.raw`\bliabilit\w*[^.;]{0,60}\bbe (?:more|greater|higher) than\b|\bliability cap\b["”]? (?:means|is|shall)|\bmaximum liabilit\w*[^.;]{0,60}(?:\b(?:is|shall be)\b|:)`,
  String.raw`\b(?:aggregate|total|maximum|overall|cumulative|entire)\b[^.;]{0,60}\bliabilit\w*[^.;]{0,160}\b(?:exceed|limited|capped|confined|no more than|equal|not be (?:more|greater|higher) than|is|shall be)\b`,
  String.raw`\bliabilit[^.;]{0,120}\b(?:not (?:in any (?:event|case) )?exceed|limited to|capped at|confined to|no more than)|\b(?:limit|cap)\b (?:of|on) (?:[\w']+ ){0,4}liabilit\w*|\bliable for more than\b`,
])

/** No bound on it, or none that stands. */
const unlimited = anyOf([
  `(?:${owing})[^。；]{0,30}(?:不设(?:定|置)?|没有|无|不存在|不做|不作|未设|均无)(?:任何|具体|明确)?(?:的)?(?:数额|金额|最高|责任)?(?:${bound})|(?:不设|没有|无)(?:任何)?(?:的)?(?:责任|赔偿)(?:总额)?(?:上限|限额|限制)|无(?:上限|限额)(?:地|的)?[^。；，]{0,8}(?:责任|赔偿)`,
  `(?:${owing})[^。；]{0,40}(?:上?不封顶|没有封顶|金额不限|数额不限|额度不限)|赔多少都`,
  `(?:${owing})[^。；]{0,30}不以[^。；，]{0,16}为限|不以[^。；，]{0,16}(?:总价|价款|金额|货款)为限`,
  `(?:${owing})[^。；]{0,30}不受[^。；]{0,24}(?:限制|约束)|不受[^。；]{0,24}(?:金额|总价|价款|数额)(?:的)?(?:限制|约束)`,
  '(?:承担|负)[^。；，]{0,10}无限(?:额)?(?:的)?(?:连带)?(?:的)?(?:赔偿)?责任|无限(?:额)?(?:地)?(?:进行)?赔偿|(?:以|按)[^。；，]{0,16}(?:全部|实际)损失(?:为准|赔偿)',
  '(?:限制[^。；]{0,12}责任|责任限制|责任限额|责任上限)[^。；]{0,16}(?:无效|不生效|(?:不予|不)(?:接受|认可)|不适用(?!于))|放弃[^。；，]{0,12}(?:责任限制|限制责任|责任上限|责任限额)|不构成[^。；，]{0,16}(?:责任|赔偿)[^。；，]{0,4}(?:限制|限额)',
  `超(?:过|出)${sum}[^。；]{0,16}(?:部分|损失)[^。；]{0,10}(?:赔|承担|负责)`,
  String.raw`\b(?:${owingEnglish})\b[^.;]{0,60}\b(?:no|without(?: any| a)?|not subject to (?:any|a)|free of any|knows? no|subject to no)\b [^.;,]{0,20}\b(?:${boundEnglish})(?!,)|\b(?:no|without any|neither any)\b[^.;,]{0,20}\b(?:${boundEnglish})[^.;]{0,80}\b(?:${owingEnglish}|pay)\b`,
  String.raw`\bunlimited (?:\w+ ){0,2}(?:liabilit|responsib|obligation)|\b(?:liabilit|responsib)[^.;]{0,60}\b(?:unlimited|unrestricted|uncapped)\b|\bliab\w*[^.;]{0,60}\bwithout (?:restriction|(?:any )?limit\b|limitation as)`,
  String.raw`\b(?:liabilit\w*|recoverable|sums?|compensation)\b[^.;]{0,80}\b(?:not|never) be (?:in any way )?(?:limited|capped|restricted)\b(?! (?:by|to (?:\d|one|the replacement)))`,
  String.raw`\b(?:no|nothing|neither|nor)\b[^.;]{0,160}\b(?:limit|confine|restrict|cap|reduce)s?\b[^.;]{0,40}\bliabilit`,
  String.raw`\b(?:limit(?:ation)?|restriction|cap|ceiling)s?\b (?:of|on|to) (?:[\w']+ ){0,3}liabilit\w*[^.;]{0,80}\b(?:rejected|void|invalid|excluded|struck out|waived|not accepted|not granted|not take place|of no effect|disregarded|not (?:apply|protect|benefit|extend)\b(?=[^.;]{0,80}\b(?:delay|late|defect|breach)))|\blimitation of liability: none\b`,
  String.raw`\b(?:waives?|rejects?|not accept|strikes? out)\b[^.;]{0,40}\b(?:limitations?|limits?|caps?|restricts?)\b[^.;]{0,20}\bliabilit|\b(?:restrict|limit|cap)(?:s|ing)?\b[^.;]{0,30}\bliabilit\w*[^.;]{0,40}\b(?:void|struck out|of no effect|invalid|rejected)\b`,
  String.raw`\beven (?:where|if|though)\b[^.;]{0,30}\bexceeds? the (?:contract|order|total|purchase)`,
])

const stop =
  '(?:停|减|误|断|窝|怠)(?:产|工|线|单|业|机|炉|台)|产线停顿|休风|停炉|(?:产线|生产|营业|经营)(?:的)?(?:停顿|中断)'
const gain = '利润|毛利|收益|收入|产量|发电量|产能|销售额|营业额|商誉|商机|订单'
/** Loss of what the machine would have earned them. */
const indirect = anyOf([
  '(?:间接|附带|后果性|衍生)(?:[的性、及和]|附带|后果性|间接){0,4}(?:经济)?(?:损失|损害)|间接[、，及和]|可得利益|本可(?:取得|获得)|商誉损失|商机损失|毛利|生产损失|丢(?:了)?单|违约支出',
  `(?:预期|可?预期的?|边际|营业|应得|经营)(?:的)?(?:利益|利润|收益)|(?:${gain})(?:的)?(?:损失|减少|丧失|降低|折算)|(?:损失|减少|丧失|少产|蒙受)[^。；，]{0,8}(?:${gain})|销售(?:收入|收益|额)`,
  `(?:${stop})[^。；]{0,20}(?:损失|利润|索赔|赔|费|补偿|由<seller>|出)|每停(?:产|机|线|工)?[^。；]{0,4}(?:分钟|小时|天|日)`,
  `(?:下游|下家|(?:对|向)(?:其|下游)?(?:客户|用户)|第三方(?:合同|客户))[^。；]{0,12}(?:赔偿|违约|索赔|罚|损失|支付)|被[^。；，]{0,6}罚`,
  String.raw`\bconsequential\b|\bindirect\b|\bincidental\b|\bspecial,? [^.;]{0,20}damages\b|\beconomic loss|\bproduction loss\w*|\bbusiness interruption\b|\b(?:standstill|downtime|stoppage|outages?|line-down|idle time|idle production)\b`,
  String.raw`\b(?:loss(?:es)? of|lost|forgone|foregone|reduced|lower) (?:the )?(?:\w+ (?:or|and) )?(?:anticipated |expected )?(?:\w+ )?(?:profit|production|output|revenue|use|business|contract|contribution|earning|income|sales?|market|margin|goodwill|yield)s?\b`,
  String.raw`\b(?:revenue|margin|profit|production|sale|earning|income)s?(?: and \w+)? (?:lost|forgone|foregone)\b|\b(?:profit|margin|revenue|earning)s?\b[^.;]{0,24}\bwould have\b|\banticipated profits?\b|\b(?:not mined|not shipped|not produced)\b|\b(?:penalt\w*|charges|claims|damages)\b[^.;]{0,24}\b(?:third parties|its customers)\b`,
])

export const liabilityWords = { limit, unlimited, indirect }
