import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'
import { kindWords } from './kind-words.ts'
import { moments } from './moments.ts'
import { statements } from './statements.ts'

/** By what a segment is known to be of a kind. */
export interface KindLexicon {
  /** any of them, in one of its sentences or in what leads to it */
  words: readonly RegExp[]
  /** any of them in a row of a table */
  rows?: readonly RegExp[]
  /** in a heading above it */
  heading: RegExp
}

/** Kinds that a segment can be of: not figures that differ, nor what speaks to a machine. */
type SegmentKind = Exclude<ClauseKind, 'amounts' | 'instructions'>

/** What every statement of a kind holds is what the kind is known by: no wording is learnt there that nobody looks for here. */
function stated(kind: SegmentKind): RegExp[] {
  const ideas = statements.flatMap(({ kind: own, says, about = 0 }) =>
    own === kind ? says.slice(about, about + 1) : [],
  )
  return [...new Set(ideas)]
}

export const kindLexicons: Readonly<Record<SegmentKind, KindLexicon>> = {
  'payment-schedule': {
    words: [kindWords.payment, kindWords.terms, kindWords.noAdvance, kindWords.undated],
    rows: moments.map(([, words]) => words),
    heading: /付款|支付|结算|价款|货款|\bpayment|\bprice\b|\binstal?ment/iu,
  },
  'back-to-back': {
    words: stated('back-to-back'),
    heading: /背靠背|\bback[- ]to[- ]back\b|\bpay[- ](?:when|if)[- ]paid\b/iu,
  },
  retention: {
    words: [kindWords.retention],
    heading: /质(?:量)?保(?:证|修)?金|保修金|\bretention\b(?! of title)|\bretained (?:sum|amount|money)/iu,
  },
  'price-adjustment': {
    words: stated('price-adjustment'),
    heading: /价格|单价|总价|合同价|调价|\bprices?\b|\bescalation\b/iu,
  },
  bonds: { words: [kindWords.anyBond, kindWords.performanceBond], heading: kindWords.anyBond },
  'set-off': { words: stated('set-off'), heading: /扣款|抵(?:销|扣)|\bset[- ]?off\b|\bdeductions?\b/iu },
  'delay-damages': {
    words: [kindWords.delay, kindWords.damages],
    heading: new RegExp(`${kindWords.delay.source}|${kindWords.damages.source}`, 'iu'),
  },
  'force-majeure': {
    words: stated('force-majeure'),
    heading: /不可抗力|\bforce majeure\b|\bextensions? of time\b/iu,
  },
  acceptance: { words: stated('acceptance'), heading: /验收|考核|\baccept|\btest|\btaking[- ]over/iu },
  'performance-damages': {
    words: [kindWords.guaranteedValue, ...stated('performance-damages')],
    heading: new RegExp(String.raw`${kindWords.guaranteedValue.source}|\bguarantee|\breject`, 'iu'),
  },
  warranty: {
    words: [kindWords.warranty, ...stated('warranty')],
    heading: new RegExp(String.raw`${kindWords.warranty.source}|缺陷|瑕疵|\bdefects?\b|\bmak(?:e|ing) good\b`, 'iu'),
  },
  'liability-cap': {
    words: [kindWords.liabilityLimit, kindWords.unlimited],
    heading:
      /(?:责任|赔偿)(?:的)?(?:限制|限度|上限|限额|总额)|\blimit\w* (?:of|on|to) (?:\w+ ){0,2}liabilit|\bliability (?:cap|limit)|\bliability cap/iu,
  },
  'consequential-loss': {
    words: [kindWords.indirectLoss, ...stated('consequential-loss')],
    heading: /间接(?:损失|损害)|可得利益|\bconsequential\b|\bindirect (?:loss|damage)/iu,
  },
  termination: { words: stated('termination'), heading: /解除|终止|\bterminat\w*|\bcancel\w*|\bwithdraw\w*/iu },
  title: {
    words: stated('title'),
    heading: /所有权|物权|(?<!知识)产权|\btitle\b|\bownership\b|(?<!intellectual )\bproperty\b/iu,
  },
  'governing-law': {
    words: [...stated('governing-law'), /人民法院/u],
    heading: /争议|仲裁|管辖|适用法律|法律适用|\bgoverning law|\bjurisdiction\b|\bdisputes?\b|\barbitrat/iu,
  },
  precedence: {
    words: stated('precedence'),
    heading: /文件[^。；]{0,6}(?:效力|优先|次序|顺序)|\bprecedence\b|\bpriority of\b|\border of priority/iu,
  },
}
