import { anyBond, performanceBond } from './bonds.ts'
import { liabilityWords } from './liability-words.ts'
import { noAdvance, undated } from './payment-terms.ts'
import { retention } from './retention.ts'
import { warrantyWords } from './warranty-words.ts'

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
    /(?:来|送|运|到|交)得?[晚迟]了?(?=[，,的就])|\bmiss(?:es|ed)? the\b[^.;]{0,24}\b(?:date|deadline)\b|\bfails? to (?:deliver|complete|ship|hand over)\b|(?:未|不)能?(?:按期|按时|如期)|(?:每|凡)?(?:晚|迟|拖)(?:交|到|于)?(?:一|1)?(?:天|日|周)|推迟|误(?:工|期)|(?:完不成|交不了|未能?按[^。；，]{0,10}(?:节点|里程碑|日期|时间)|不能?(?:按期|按时|如期))|晚于|迟于|\b(?:after|beyond|past|follows?) the (?:date|time) (?:for|of) (?:delivery|completion)|逾期|延期|延迟|迟延|延误|迟交|拖期|拖延|误期|\b(?:delay|late|overdue)|\bdates? (?:is|are|be) missed\b|\bslips?\b[^.;]{0,30}\bdate\b|\bbehind schedule\b/iu,
  damages:
    /\bas a debt due\b|\bagreed damages\b|违约金|罚款|罚金|赔偿金|滞纳金|误期(?:损害)?赔偿|扣款|\bliquidated damages\b|\bLDs?\b|\bpenalt|\bdelay damages\b|\bdamages for delay\b|\bforfeit\w*/iu,
  warranty: warrantyWords.topic,
  liabilityLimit: liabilityWords.limit,
  unlimited: liabilityWords.unlimited,
  indirectLoss: liabilityWords.indirect,
  guaranteedValue:
    /性能|保证值|考核|指标|产能|节拍|合格率|能耗|出力|达标|产量|效率|\bguarante\w*|\bperformance\b|\bthroughput\b|\boutput\b|\bshortfall\b|\bcapacity\b|\befficiency\b|\bconsumption\b/iu,
}
