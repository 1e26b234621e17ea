import { liabilityWords } from './liability-words.ts'
import { warrantyWords } from './warranty-words.ts'

/** Words that readers look for once more, to see where in a sentence they stand. */
export const kindWords = {
  payment:
    /支付|付款|[前后内时日]付|付(?=\s*(?:\d|百分))|付至|付清|付给|预付|首付|定金|(?:进度|到货|发货|提货|验收|交货|安装|投料|尾|合同|第[一二三四五六]期|首期|二期|三期|末期)款|结清|\bwith (?:the )?order\b|\bpaid\b|\bpay(?:s|able|ment|ments)?\b|\binstal?ments?\b|\binvoice|\bdue\b|\bagainst\b|\bupon\b|\badvance\b|\bdeposit\b|\bbalance\b/iu,
  noAdvance:
    /(?:无|没有|不(?:支付|设|付|提供))(?:任何)?预付款|\b(?:no|without any) payments? (?:(?:is|are|shall be|will be) (?:made|due) )?(?:before|prior to)\b|\bno (?:advance|down) ?payment|\bwithout (?:any )?(?:advance|down) ?payment/iu,
  /** due when they like, when they can, or when a third party is done */
  undated:
    /[视按]<theirs>?[^。；，]{0,6}资金计划|\bcash (?:position|flow)\b[^.;]{0,24}\b(?:permit|allow)|(?:付款|支付)[^。；，]{0,10}以[^。；，]{0,16}(?:资金|预算)[^。；，]{0,10}为准|(?:视|根据|按)[^。；，]{0,16}(?:资金(?:情况|状况|安排)|预算(?:情况)?)[^。；]{0,16}(?:支付|付款|安排)|资金(?:到位|落实|允许|充裕|宽裕|富余|松动|周转)[^。；，]{0,10}(?:支付|付款|付清|安排)|(?:审计|决算|结算审核)[^。；，]{0,12}(?:完成|结束|通过|出具)[^。；，]{0,8}(?:后|之后)[^。；]{0,16}(?:支付|付款|付清|结清)|(?:付款|支付)时间由<theirs>[^。；，]{0,8}(?:确定|决定|安排)|(?:其余|余款|剩余|余下|尾款)[^。；，]{0,14}(?:另议|再议|另行(?:商议|商定|协商|约定))|陆续(?:付|支付|结)|\bsubject to (?:the )?availability of funds|\bwhen funds (?:are|become) available|\bat (?:a|such) times? (?:as )?(?:the )?<theirs>[^.;]{0,30}\b(?:determine|decide|see fit|consider)/iu,
  terms: /(?:(?<!预)付款|支付|结算|付清)[^。；]{0,24}|\bpa(?:y|id|yments?|yable)\b|\bdue\b|\bsettle[sd]?\b/iu,
  retention:
    /质(?:量)?保(?:证|修)?金|质量保证金|保修金|尾款(?=[^。；]{0,12}质保)|\bretention (?:money|monies|sum|amount|of)|\bretention\b(?! of title)|(?:暂扣|扣留|预留|留存|留作)[^。；]{0,20}(?:质量|质保|保证|担保)|\b(?:withh(?:e|o)ld|held back|kept back|retained|retains?|remains? with)\b[^.;]{0,60}\b(?:security|warranty|guarantee|obligations)\b|\b(?:held|kept|keeps?|holds?) back\b|\bretained amount\b/iu,
  anyBond: /保函|担保书|\bbonds?\b|\bguarantees?\b|\bsecurity\b/iu,
  performanceBond:
    /履约(?:保函|担保|保证金|银行保函)|\bperformance (?:bond|guarantee|security|bank guarantee)|\bcontract performance guarantee|\bbank guarantee\b|银行保函/iu,
  delay:
    /\bmiss(?:es|ed)? the\b[^.;]{0,24}\b(?:date|deadline)\b|\bfails? to (?:deliver|complete|ship|hand over)\b|(?:未|不)能?(?:按期|按时|如期)|(?:每|凡)?(?:晚|迟|拖)(?:交|到|于)?(?:一|1)?(?:天|日|周)|推迟|误(?:工|期)|(?:完不成|交不了|未能?按[^。；，]{0,10}(?:节点|里程碑|日期|时间)|不能?(?:按期|按时|如期))|晚于|迟于|\b(?:after|beyond|past|follows?) the (?:date|time) (?:for|of) (?:delivery|completion)|逾期|延期|延迟|迟延|延误|迟交|拖期|拖延|误期|\b(?:delay|late|overdue)|\bdates? (?:is|are|be) missed\b|\bslips?\b[^.;]{0,30}\bdate\b|\bbehind schedule\b/iu,
  damages:
    /\bas a debt due\b|\bagreed damages\b|违约金|罚款|罚金|赔偿金|滞纳金|误期(?:损害)?赔偿|扣款|\bliquidated damages\b|\bLDs?\b|\bpenalt|\bdelay damages\b|\bdamages for delay\b|\bforfeit\w*/iu,
  warranty: warrantyWords.topic,
  liabilityLimit: liabilityWords.limit,
  unlimited: liabilityWords.unlimited,
  indirectLoss: liabilityWords.indirect,
  guaranteedValue:
    /性能|保证值|考核|指标|产能|节拍|合格率|能耗|出力|达标|产量|效率|\bguarante\w*|\bperformance\b|\bthroughput\b|\boutput\b|\bshortfall\b|\bcapacity\b|\befficiency\b|\bconsumption\b/iu,
}
