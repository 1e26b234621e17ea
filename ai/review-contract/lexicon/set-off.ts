import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

/** Takes from what it owes us. */
const deducts = [
  '(?<!代|不|折)扣(?!件|押货|除[^。；，]{0,12}(?:后的|残值|折旧|损耗)|留权)|核减(?!支付|或者)|划扣|抵(?:扣|销|冲|减|付|顶|债)|相抵|冲(?:减|抵|销|账)|截留|列支|(?:从|自|在)[^。；，]{0,24}(?:款|金|账)(?:项)?[^。；，]{0,6}(?:中|内|里)[^。；，]{0,8}(?:支取|取走|受偿|列|补偿|支付其)|(?:停止|暂停|拒绝|暂缓|止)(?:支)?付(?!息)',
  String.raw`\bdeduct(?:s|ed|ing|ions?)?\b|\bset[- ]?offs?\b|\bsetting[- ]off\b|\boff-?set\w*|\bwithh[eo]ld\w*|\brecoup\w*|\bretain(?:ed|ing|s)?\b|\bnet(?:ted|ting)? (?:off|of|against)\b|\bnet off\b|\bappropriat\w+|\badjust(?:ed|s)?\b(?=[^.;]{0,100}\b(?:against|from|out of|dues|bills)\b)|\bcharged? back\b|\bback-?charged?\b|\bsubtract\w*|\bhold(?:ing)? back\b|\btake (?:it|them|that) off\b|\btaken (?:out of|off|from)\b`,
  String.raw`\brecover(?:ed|s|able)?\b(?=[^.;]{0,60}\b(?:from|out of|against|by way of deduction)\b[^.;]{0,50}\b(?:bills?|payments?|invoices?|retention|deposit|sums?|amounts?|moneys?|monies)\b)|\bapply any sum\b|\bin reduction of\b|\bcompensat(?:e|ion)\b[^.;]{0,60}\b(?:against|with) the (?:purchase )?price\b|\bprice shall be reduced by\b[^.;]{0,60}\b(?:loss|claim|damage)|\bout of (?:any )?(?:moneys?|monies|sums?|amounts?) (?:otherwise )?(?:due|payable)`,
]

/** Money that is ours. */
const ourMoney = [
  '款|价|(?:质保|保证|违约|赔偿|罚)金|余额|保函|账|应付|费用',
  String.raw`\bpayments?\b|\bsums?\b|\bamounts?\b|\bprice\b|\bdues?\b|\bmon(?:ey|eys|ies)\b|\bowing\b|\binvoices?\b|\bbills?\b|\bowes?\b|\bclaims?\b|\bcertificates?\b`,
]

/** By itself: as it may, as it thinks, out of whatever it owes, for whatever is owed. */
const byItself = [
  '有权|可(?!证|能|靠|扣)|得(?!到|出)|由[^。；，]{0,16}(?:开具|决定|自行|扣|从)|直接|自行|径(?:行|自|予)|一并|先行|[从自在][^。；]{0,24}(?:里|中|内)|(?:违约|赔偿)金|罚|损失|索赔|单(?:据)?为准|结算时|同意',
  String.raw`\bmay\b|\bcan\b|\bentitled\b|\bright\b|\bauthori[sz]ed\b|\bautomatically\b|\bat liberty\b|\bfree to\b|\bwithout\b|\btowards\b|\bwe (?:will|shall|can)\b|\bany (?:payment|sum|amount|mon|dues)|\bconsents?\b|\bclaims?\b|\bpenalt\w+|\bdamages\b|\bcosts?\b|\bfines?\b|\bsufficient\b|\bindebtedness\b`,
]

/** A consent of ours, which is none where it says that none is needed; what has been found, or nobody disputes. */
const settled = anyOf([
  '(?<!不|未|无须|无需|不必|毋须|可不|不须|无须事先)经[^，。；]{0,14}(?:书面)?(?:确认|同意|认可|签认)|(?<!无须|无需|不必|毋须|不须)(?:事先)?(?:须|应|需)?(?:取得|征得)[^，。；]{0,10}(?:同意|确认)|双方[^。；，]{0,10}(?:确认|同意|认可|签认|一致)|协商一致|(?:仲裁|生效|裁定)?(?:裁决|判决)(?!前)|无争议',
  String.raw`\b(?:agreed|admitted|accepted|acknowledged) (?:in writing )?(?:by|between) (?:the |both )?(?:<seller>|parties)|\b(?:agreed|acknowledged|accepted|admitted) in writing\b|(?<!\bwhether |\bor )\bundisputed\b|(?<!\bwithout [^.;]{0,24})\badjudicat\w*|\b(?:final(?:ly)? (?:award|judg|determin|decided))|\bawarded\b|\bwith the (?:prior )?(?:written )?(?:consent|agreement)\b|\bwithout the (?:prior )?(?:written )?consent of the (?:other|<seller>)\b(?=[^.;]{0,4}$)|\brequires? the <seller>[^.;]{0,40}\b(?:acknowledg|consent|agree)\w*`,
])
/** It may not. */
const mayNot = anyOf([
  '(?:不得|无权|不可|不应|不能|未经(?=[^。；，]{0,20}(?:，)?[^。；，]{0,8}(?:不得|无权)))[^。；]{0,40}(?:扣|抵|冲|截留|停止|拒付)|不(?:作|做|予)(?:任何)?(?:扣|抵)|不从[^。；，]{0,12}扣',
  String.raw`\b(?:shall|may|will|must|is|are) not\b[^.;]{0,60}\b(?:deduct|set[- ]?off|withhold|retain|offset)|\b(?:no|neither party|neither)\b(?: \w+){0,3} (?:right|deduction|set[- ]?off|may (?:set|deduct|withhold))|\bno (?:right|deduction|set)|\bwithout (?:any )?(?:deduction|set[- ]?off|withholding|counterclaim)|\bfree of (?:any )?(?:deduction|set)`,
])
/** Money of another kind: what was paid ahead comes off, what is kept for the warranty, tax, title, what the seller keeps. */
const elsewhere = anyOf([
  '个人所得税|代扣|预提税|源泉|扣除[^。；]{0,12}(?:后的|残值|折旧|损耗)|所有权|预付款[^。；]{0,30}(?:扣回|抵扣|抵作)|(?:扣回|抵扣|抵作)[^。；，]{0,12}预付款|(?:扣留|扣|暂扣|预留)[^。；，]{0,16}(?:作为|为)?(?:质保金|质量保证金|保留金|质量押金)(?!中|里|内)|扣(?:留)?[^。；，]{0,12}(?:%|％|成|百分之)',
  String.raw`\b(?:withholding )?tax(?:es)?\b|\btitle\b|\b(?:deducted|withheld|retained)\b[^.;]{0,40}\bas retention\b|\bretention\b(?! money or| money,? )(?=[^.;]{0,60}\b(?:released?|expir|warranty|months))|\badvance payment\b[^.;]{0,40}\b(?:recovered|deduct\w*|amorti[sz]ed)\b|\bfor as long as the law\b|\bper cent\b[^.;]{0,40}\bretain`,
])

export const setOffStatements: readonly Statement[] = [
  {
    kind: 'set-off',
    fact: 'buyerSetsOff',
    by: 'buyer',
    says: [anyOf(deducts), anyOf(ourMoney), anyOf(byItself)],
    unless: [settled, mayNot, elsewhere],
  },
  {
    // Nobody is said to do it but whoever pays, whoever was named before.
    kind: 'set-off',
    fact: 'buyerSetsOff',
    says: [
      anyOf([
        '我(?:厂|司|公司)[^，。；]{0,16}扣|<buyer>[^，。；]{0,16}(?:扣|抵(?!押)|冲(?:减|抵|销))',
        String.raw`\b(?:be|is|are)(?: \w+){0,2} (?:deducted|set[- ]?off|withheld|recovered|recouped|retained|offset|netted|adjusted|subtracted|charged back)\b|\b(?:<buyer>)(?:'s)? (?:retaining|deducting|withholding|setting[- ]off|offsetting|recovering)\b`,
      ]),
      anyOf([
        '款|账|应付|保函',
        String.raw`\b(?:from|against|out of)\b[^.;]{0,40}\b(?:payments?|sums?|amounts?|price|dues?|mon(?:ey|eys|ies)|invoices?|bills?|certified)\b`,
      ]),
      anyOf([
        '有权|可(?!证|能|靠)|直接|自行|径|损失|索赔|罚',
        String.raw`\b(?:claims?|liable|owes?|owing|indebted\w*|damages|losses|penalt\w+|fines?|costs?|expenses)\b`,
      ]),
    ],
    unless: [
      settled,
      mayNot,
      elsewhere,
      /\bby (?:the )?<seller>|<seller>(?:[^，。；]{0,6}(?:有权|可)[^，。；]{0,16}(?:扣|抵)| may\b)/iu,
    ],
  },
]
