import type { Contract, ReadSentence } from '#ai/review-contract/contract.ts'
import type { ClauseFinding } from '#ai/review-contract/finding.ts'
import { phrase, saidYes, spanOf } from '#ai/review-contract/phrases.ts'
import type { ClauseKind } from '#crm/clauses/clause-kinds.ts'

/** Something that a contract says or does not: a yes by the words that say it. */
interface Statement {
  kind: ClauseKind
  fact: string
  /** the words; a mark stands on them */
  says: RegExp
  /** what makes the same words harmless */
  unless?: RegExp
}

const statements: readonly Statement[] = [
  {
    kind: 'back-to-back',
    fact: 'paidWhenPaid',
    says: /(?:业主|最终用户|建设单位|总包(?:方|单位)?|上游|主合同|甲方的客户)[^。；]{0,24}(?:付款|支付|到账|拨款|回款)[^。；]{0,16}(?:后|之后|的前提下|为(?:前提|条件))|背靠背|\bpay[- ]when[- ]paid\b|\bpay[- ]if[- ]paid\b|\bback[- ]to[- ]back\b|\b(?:after|upon|when|once|subject to)\b[^.;]{0,40}\b(?:receipt|received|receives|been paid)\b[^.;]{0,40}\b(?:from|by) (?:the )?(?:end[- ]user|employer|owner|client|main)/iu,
    unless:
      /不以[^。；]{0,30}(?:付款|支付|到账)[^。；]{0,8}为(?:前提|条件)|\bregardless of|\birrespective of|\bwhether or not/iu,
  },
  {
    kind: 'set-off',
    fact: 'buyerSetsOff',
    says: /(?:有权|可(?:以)?|得)[^。；]{0,30}(?:直接|自行)?(?:从|在)[^。；]{0,24}(?:款|金)[^。；]{0,10}(?:中|内)?(?:直接|自行)?(?:扣除|扣减|抵扣|抵销|扣留)|(?:直接|自行)(?:扣除|抵扣|抵销)|\b(?:deduct|set[- ]?off|withhold)\b[^.;]{0,80}\b(?:from|against)\b[^.;]{0,40}\b(?:payment|sum|amount|price|due)|\bright (?:of|to) set[- ]?off\b/iu,
    unless:
      /不得[^。；]{0,20}(?:扣除|抵扣|抵销|扣留)|经(?:双方|卖方|乙方)[^。；]{0,10}(?:书面)?(?:确认|同意|认可)|\b(?:shall|may) not\b[^.;]{0,30}\b(?:deduct|set[- ]?off|withhold)|\bno right (?:of|to) set|\bundisputed\b|\badjudicated\b/iu,
  },
  {
    kind: 'precedence',
    fact: 'theirTermsPrevail',
    says: /(?:以|按)(?:招标文件|采购(?:方|人)?[^。；，]{0,8}条款|买方[^。；，]{0,8}(?:条款|文件|标准)|甲方[^。；，]{0,8}(?:条款|文件|标准)|通用(?:合同)?条款|技术规格书)(?:的[^。；，]{0,10})?为准|\b(?:Buyer|Purchaser|Employer|Owner|Customer)'s\b[^.;]{0,60}\b(?:terms|conditions|specification|tender documents)\b[^.;]{0,40}\b(?:prevail|take precedence|shall govern)|\b(?:tender|invitation to bid|ITB)\b[^.;]{0,40}\b(?:prevail|take precedence)/iu,
    unless: /不(?:得)?以[^。；]{0,16}为准/iu,
  },
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: /(?:买方|甲方|需方|采购方|定作方|发包方|业主|买受人)(?:所在地|住所地|注册地)[^。；]{0,10}(?:人民)?法院|项目(?:所在地|现场)[^。；]{0,8}法院|\bcourts? of (?:the )?(?:Buyer|Purchaser|Employer|Owner)|\bcourts? (?:at|in) the (?:Buyer|Purchaser|Employer|Owner)'s/iu,
  },
  {
    kind: 'title',
    fact: 'titleBeforePayment',
    says: /所有权[^。；]{0,24}(?:自|在|于|随)[^。；]{0,24}(?:交货|交付|到货|装船|装运|发货|签收|出厂|进场)[^。；]{0,16}(?:转移|归|移转)|(?:交货|交付|到货|装船|装运|发货|签收)[^。；]{0,12}(?:时|后|起|之日)[^。；]{0,12}所有权[^。；]{0,8}(?:转移|归)|\btitle\b[^.;]{0,60}\bpass(?:es)?\b[^.;]{0,60}\b(?:delivery|shipment|dispatch|arrival|payment of the advance)|\bwhether or not any payment has been made\b/iu,
    unless:
      /所有权保留|付清[^。；]{0,12}(?:前|之前|后|之后)|全(?:部|额)[^。；]{0,8}(?:付清|支付)|\bretention of title\b|\bretains? title\b|\bpaid in full\b|\bfull payment\b/iu,
  },
  {
    kind: 'termination',
    fact: 'endsAtWill',
    says: /(?:有权|可(?:以)?)(?:随时|任意|单方(?:面)?|无(?:须|需)(?:任何)?理由|无条件)(?:书面)?(?:通知)?[^。；]{0,12}(?:解除|终止|取消)|随时[^。；]{0,8}(?:解除|终止)(?:本)?合同|\bterminat\w*\b[^.;]{0,60}\b(?:for (?:its )?convenience|at any time|without cause|for any reason|in its sole discretion)|\bat any time\b[^.;]{0,40}\bterminate\b/iu,
    unless: /(?:双方|任何一方|任一方)[^。；]{0,10}(?:有权|可)|\beither party\b/iu,
  },
  {
    kind: 'termination',
    fact: 'endsPaidForWork',
    says: /(?:解除|终止)[^。；]{0,60}(?:已完成|已发生|已制造|已投入|在制)[^。；]{0,30}(?:支付|补偿|结算|承担)|\bpay\b[^.;]{0,60}\b(?:work in progress|work (?:performed|done)|costs? incurred|cancellation)/iu,
  },
  {
    kind: 'acceptance',
    fact: 'acceptedByBuyerAlone',
    says: /验收[^。；]{0,30}(?:由|以)(?:买方|甲方|需方|业主|采购方|定作方)[^。；]{0,16}(?:单方|自行|的(?:结论|判断|意见)为准|为准|单独)|(?:乙方|卖方|供方)[^。；]{0,20}(?:不得|无权)[^。；]{0,10}(?:异议)|\bacceptance\b[^.;]{0,60}\b(?:sole|absolute) (?:discretion|judg)|\b(?:sole|absolute) (?:discretion|judgement|judgment|satisfaction)\b[^.;]{0,60}\baccept/iu,
  },
  {
    kind: 'acceptance',
    fact: 'deemedAccepted',
    says: /视为[^。；]{0,12}(?:验收)?(?:合格|通过)|视同验收|即视为[^。；]{0,8}验收|\bdeemed (?:to have been |to be )?(?:accepted|taken over)|\bdeemed acceptance\b/iu,
    unless: /不(?:得)?视为|不应视为|\bnot be deemed\b/iu,
  },
  {
    kind: 'performance-damages',
    fact: 'mayReject',
    says: /(?:有权|可(?:以)?)[^。；]{0,24}(?:退货|拒收)|退(?:货并|还)[^。；]{0,16}(?:全部|已付)[^。；]{0,8}(?:款|价)|\breject\b[^.;]{0,60}\b(?:refund|repay|return)|\bfull refund\b/iu,
  },
  {
    kind: 'performance-damages',
    fact: 'performanceUncapped',
    says: /(?:性能|考核|保证值)[^。；]{0,60}(?:不设|无|没有)(?:上限|限额|限制)|\bno limit\b[^.;]{0,30}\b(?:deduction|performance)|\b(?:performance|guarantee)\b[^.;]{0,60}\bwithout (?:any )?limit/iu,
  },
  {
    kind: 'price-adjustment',
    fact: 'priceFixed',
    says: /固定(?:总)?价|(?:价格|价款|单价|总价)[^。；]{0,20}(?:不(?:予|做|作|再|得)(?:任何)?(?:调整|变更)|不变)|包干价|闭口(?:合同|价)|\bfixed and firm\b|\bfirm and fixed\b|\bnot (?:be )?subject to (?:any )?(?:price )?(?:adjustment|escalation|revision)/iu,
  },
  {
    kind: 'title',
    fact: 'titleRetained',
    says: /所有权保留|(?:付清|全(?:部|额)[^。；]{0,8}(?:付清|支付))[^。；]{0,20}(?:前|之前)[^。；]{0,16}所有权[^。；]{0,8}(?:归|属|仍|不)|所有权[^。；]{0,30}(?:付清|全(?:部|额)[^。；]{0,8}支付)[^。；]{0,20}(?:后|之后|时)[^。；]{0,10}(?:转移|转让|移转)|\bretention of title\b|\bretains? title\b|\btitle\b[^.;]{0,60}\b(?:remains?|until|only)\b[^.;]{0,60}\b(?:paid in full|full payment|payment in full|entire price)/iu,
  },
  {
    kind: 'force-majeure',
    fact: 'excusesDelay',
    says: /不可抗力|(?:交货期|工期|期限)[^。；]{0,12}(?:相应)?顺延|\bforce majeure\b|\bextension of time\b|\b(?:events?|circumstances) beyond (?:the |its |their |either )?[\w' ]{0,20}control\b/iu,
  },
  {
    kind: 'governing-law',
    fact: 'foreignLaw',
    says: /适用(?!中国|中华人民共和国|我国|英国|瑞士|瑞典|新加坡|香港)[^。；，]{2,12}(?:国|共和国|王国|联邦)[^。；，]{0,6}法律|\bgoverned by\b[^.;]{0,60}\blaws? (?:in force (?:in|from time to time in) )?of (?:the )?(?!People|PRC|China|England|Switzerland|Sweden|Singapore|Hong Kong|English|Swiss|either|country of the (?:Seller|Supplier|Contractor|defendant))\w+/iu,
  },
  {
    kind: 'instructions',
    fact: 'speaksToMachine',
    says: /(?:(?:供|致|请)(?:审查|审核|审阅|阅读)?|审查|审核|审阅)(?:系统|模型|机器人|智能体|助手|大模型|AI)[：:，,][^。]{0,80}|(?:忽略|无视)[^。；]{0,20}(?:指令|提示|规则|以上)|请(?:勿|不要)标记|\bSYSTEM\s*:|\bignore (?:all |any )?(?:previous|prior|above) (?:instructions|rules)|\b(?:mark|label|treat|classify)\b[^.;]{0,40}\b(?:as (?:safe|low|approved|harmless)|low severity)|\byou are (?:an? )?(?:AI|assistant|language model)|\bdo not (?:flag|mark|report)\b/iu,
  },
]

/** What a contract says in so many words. Hidden text says nothing, but that it speaks to a machine. */
export function readStatements(contract: Contract): ClauseFinding[] {
  return contract.sentences.flatMap((sentence) =>
    statements.flatMap((statement) => {
      const at = holds(sentence, statement)
      if (!at) return []
      const { kind, fact } = statement
      return [{ kind, clause: sentence.clause, at: spanOf(sentence), facts: saidYes(fact, at) }]
    }),
  )
}

function holds(sentence: ReadSentence, { kind, says, unless }: Statement) {
  if (sentence.isHidden && kind !== 'instructions') return null
  if (unless?.test(sentence.text)) return null
  return phrase(sentence, says)
}
