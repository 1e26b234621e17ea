import { anyBond, performanceBond } from './bonds.ts'
import { noAdvance, undated } from './payment-terms.ts'
import { retention } from './retention.ts'

/** Words that readers look for once more, to see where in a sentence they stand. */
export const kindWords = {
  payment:
    /支付|付款|[前后内时日]付|付(?=\s*(?:\d|百分))|付至|付清|付给|预付|首付|定金|(?:进度|到货|发货|提货|验收|交货|安装|投料|尾|合同|第[一二三四五六]期|首期|二期|三期|末期)款|结清|\bwith (?:the )?order\b|\bpaid\b|\bpay(?:s|able|ment|ments)?\b|\binstal?ments?\b|\binvoice|\bdue\b|\bagainst\b|\bupon\b|\badvance\b|\bdeposit\b|\bbalance\b/iu,
  noAdvance,
  undated,
  terms:
    /账期|月结|票到|承兑|\bnet\b(?=[^.;]{0,30}\bdays\b)|(?:(?<!预)付款|支付|结算|付清)[^。；]{0,24}|\bpa(?:y|id|yments?|yable)\b|\bdue\b|\bsettle[sd]?\b/iu,
  retention,
  anyBond,
  performanceBond,
  delay:
    /\bmiss(?:es|ed)? the\b[^.;]{0,24}\b(?:date|deadline)\b|\bfails? to (?:deliver|complete|ship|hand over)\b|(?:未|不)能?(?:按期|按时|如期)|(?:每|凡)?(?:晚|迟)(?:于)?(?:一)?(?:天|日|周)|推迟|晚于|迟于|\b(?:after|beyond|past|follows?) the (?:date|time) (?:for|of) (?:delivery|completion)|逾期|延期|延迟|迟延|延误|迟交|拖期|拖延|误期|\b(?:delay|late|overdue)/iu,
  damages:
    /\bas a debt due\b|\bagreed damages\b|违约金|罚款|罚金|赔偿金|滞纳金|误期(?:损害)?赔偿|扣款|\bliquidated damages\b|\bLDs?\b|\bpenalt|\bdelay damages\b|\bdamages for delay\b/iu,
  warranty:
    /质(?:量)?保(?:证|修)?期|保修|质保(?!金)|质量保证(?!金)|质量终身|缺陷责任期|\blatent defects?\b|\bwarrant|\bdefects? (?:liability|notification) period|\bguarantee period|\bunder guarantee\b|\bguaranteed? for\b/iu,
  liabilityLimit:
    /(?:责任|赔偿)[^。；，]{0,12}最高(?!人民法院)|\bliabilit\w*[^.;]{0,60}\bbe (?:more|greater) than\b|(?:责任|赔偿)(?:上限|限额)[”"」]?(?:[为是指]|系指)|\bliability cap\b["”]? (?:means|is|shall)|(?:累计|总计|合计|最高|全部|总额|总和)[^。；]{0,40}(?:不(?:得)?(?:超过|超出|高于)|以[^，。；]{0,24}为(?:最高|赔偿)?(?:限|上限)|限于)|(?:责任|赔偿)[^。；，]{0,24}(?:不(?:得)?(?:超过|超出|高于)|以[^，。；]{0,24}为(?:最高|赔偿)?(?:限|上限)|上限[为是])|\b(?:aggregate|total|maximum|overall|cumulative|entire)\b[^.;]{0,60}\bliabilit\w*[^.;]{0,160}\b(?:exceed|limited|capped|confined|no more than|equal)\b|\bmaximum liabilit\w*[^.;]{0,60}\b(?:is|shall be)\b|\bliabilit[^.;]{0,120}\b(?:not (?:in any (?:event|case) )?exceed|limited to|capped at|confined to|no more than)/iu,
  unlimited:
    /无(?:上限|限额)的?[^。；，]{0,6}责任|\b(?:no|nothing)\b[^.;]{0,80}\blimits?\b[^.;]{0,40}\brecover\w*|\bno (?:ceiling|cap|limit)\b[^.;]{0,40}\b(?:recover|claim)\w*|限制[^。；]{0,12}责任[^。；]{0,16}(?:无效|不生效|不予(?:接受|认可)|不适用)|\bliabilit\w*[^.;]{0,60}\b(?:not|never) be (?:in any way )?(?:limited|capped|restricted)\b(?! (?:to|by))|\bliable without (?:any )?limit|\b(?:limitation|limit|cap)s? (?:of|on|to) liabilit\w*[^.;]{0,80}\b(?:rejected|void|invalid|excluded|not accepted|of no effect|disregarded|not (?:apply|protect|benefit|extend)\b(?=[^.;]{0,80}\b(?:delay|late|defect|breach)))|(?:承担|负)[^。；，]{0,6}无限(?:连带)?(?:赔偿)?责任|(?:责任|赔偿)[^。；]{0,16}(?:不设|没有|无)(?:任何)?(?:上限|限额|限制)|不以[^。；，]{0,16}(?:总价|价款|金额|货款)为限|不受[^。；]{0,24}(?:金额|总价|价款|数额)(?:的)?(?:限制|约束)|(?:以|按)[^。；，]{0,16}(?:全部|实际)损失(?:为准|赔偿)|\bunlimited (?:liabilit|responsib)|\bliabilit[^.;]{0,60}\b(?:unlimited|without (?:any )?limit)|\bwithout (?:any )?limit(?:ation)? (?:of|to|as to) (?:its |the )?(?:liabilit|amount)|\b(?:no|nothing|neither|nor|not)\b[^.;]{0,160}\b(?:limit|confine|restrict|cap|reduce)s?\b[^.;]{0,40}\bliabilit|\bno limit(?:ation)? (?:on|to|of)[^.;]{0,24}liabilit/iu,
  indirectLoss:
    /销售(?:收入|额)|下游[^。；]{0,10}(?:赔偿|违约|索赔)|\bdirect (?:or|and) indirect\b|间接(?:的|性)?(?:经济)?(?:损失|损害)|可得利益|(?:预期|边际|营业)(?:的)?(?:利益|利润|收益)|利润(?:的)?损失|(?:停产|停工|停线|停业|停机|减产|产量|产能)[^。；]{0,16}(?:损失|利润|索赔|赔偿)|生产损失|每停(?:产|机|线|工)?[^。；]{0,4}(?:分钟|小时|天|日)|\bconsequential\b|\bproduction loss\w*|\bindirect (?:or [\w-]+ )?(?:loss|damage)|\b(?:revenue|margin|profit|production)s?(?: and \w+)? (?:lost|forgone|foregone)\b|\b(?:not mined|not shipped|not produced)\b|\b(?:loss of|lost) (?:\w+ (?:or|and) )?(?:anticipated )?(?:profit|production|output|revenue|use|business|contract|earning|income)s?|\b(?:standstill|downtime|business interruption|stoppage)\b/iu,
  guaranteedValue:
    /性能|保证值|考核|指标|产能|节拍|合格率|能耗|出力|达标|产量|效率|\bguarante\w*|\bperformance\b|\bthroughput\b|\boutput\b|\bshortfall\b|\bcapacity\b|\befficiency\b|\bconsumption\b/iu,
}
