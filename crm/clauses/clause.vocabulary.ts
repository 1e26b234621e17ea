import type { Fact, Vocabulary } from '#engine/vocabulary.ts'

const stated = { nullable: true, sensitivity: 'open', remedy: null } as const

/** A yes that a contract says in so many words; null where it does not say so. */
function saying(id: string, zh: [yes: string, no: string], en: [yes: string, no: string]): Fact {
  return {
    ...stated,
    id,
    type: 'boolean',
    labels: { zh: zh[0], en: en[0] },
    help: { zh: `条款写明：${zh[0]}`, en: `The clause says: ${en[0]}` },
    states: { yes: { zh: zh[0], en: en[0] }, no: { zh: zh[1], en: en[1] } },
  }
}

/** A share of the price. */
function share(id: string, zh: string, en: string, help: [zh: string, en: string]): Fact {
  return {
    ...stated,
    id,
    type: 'percentage',
    unit: '%',
    labels: { zh, en },
    help: { zh: help[0], en: help[1] },
  }
}

function count(id: string, type: 'days' | 'number', zh: string, en: string, help: [zh: string, en: string]): Fact {
  return {
    ...stated,
    id,
    type,
    ...(type === 'days' ? { unit: 'day' } : {}),
    labels: { zh, en },
    help: { zh: help[0], en: help[1] },
  }
}

const ofPrice = '占合同总价的百分比'
const ofPriceEn = 'As a percentage of the contract price'

const facts: readonly Fact[] = [
  {
    id: 'isMissing',
    type: 'boolean',
    nullable: false,
    sensitivity: 'open',
    remedy: null,
    labels: { zh: '合同里没有这类条款', en: 'There is no such clause' },
    help: {
      zh: '在读到的全部文字里没有找到；没读到的页不算',
      en: 'Not found in all that was read; pages that were not read do not count',
    },
    states: {
      yes: { zh: '没有这类条款', en: 'No such clause' },
      no: { zh: '有这类条款', en: 'There is such a clause' },
    },
  },
  share('advanceShare', '预付款', 'Advance payment', [ofPrice, ofPriceEn]),
  share('beforeDeliveryShare', '发货前付款', 'Paid before delivery', [
    `预付款与进度款、提货款之和，${ofPrice}`,
    `Advance, progress and ready-to-ship payments together, as a percentage of the price`,
  ]),
  count('paymentDays', 'days', '付款等待天数', 'Days until paid', [
    '验收或到货之后最长多少天付款',
    'The longest time that a payment falls due after acceptance or delivery',
  ]),
  saying('paymentUndated', ['付款没有期限', '付款有期限'], ['Payment has no date', 'Payment has a date']),
  saying(
    'paidWhenPaid',
    ['业主付款后才付我方', '不以业主付款为前提'],
    ['We are paid only when they are paid', 'We are paid whether or not they are'],
  ),
  share('retentionShare', '质保金比例', 'Retention', [ofPrice, ofPriceEn]),
  count('retentionMonths', 'number', '质保金扣留月数', 'Months of retention', [
    '从验收或交货起多少个月后退还',
    'How many months after acceptance or delivery it is released',
  ]),
  saying('retentionUndated', ['质保金没有退还期限', '质保金有退还期限'], ['No date of release', 'A date of release']),
  saying(
    'retentionBeyondWarranty',
    ['质保金比质保期扣得更久', '质保金不超过质保期'],
    ['Kept longer than the warranty lasts', 'Kept no longer than the warranty lasts'],
  ),
  saying('priceFixed', ['价格固定不调', '价格可以调整'], ['The price is fixed', 'The price may be adjusted']),
  saying(
    'priceFixedWhatever',
    ['成本再涨价格也不动', '成本上涨可以调价'],
    ['The price stays whatever costs do', 'The price may follow costs'],
  ),
  count('contractMonths', 'number', '交货期（月）', 'Months to delivery', [
    '从合同生效到交货的月数',
    'From the contract taking effect to delivery',
  ]),
  share('bondShare', '履约担保比例', 'Performance security', [ofPrice, ofPriceEn]),
  saying('bondOnDemand', ['保函见索即付', '保函不是见索即付'], ['Payable on demand', 'Not payable on demand']),
  saying('bondOpenEnded', ['保函没有到期日', '保函有到期日'], ['No expiry date', 'An expiry date']),
  saying(
    'advanceBondNotReducing',
    ['预付款保函不递减', '预付款保函随交货递减'],
    ['Advance-payment bond does not reduce', 'Advance-payment bond reduces'],
  ),
  saying(
    'buyerSetsOff',
    ['买方可自行扣款', '买方不得自行扣款'],
    ['The buyer may deduct by itself', 'The buyer may not deduct by itself'],
  ),
  share('delayRatePerDay', '逾期违约金（每天）', 'Delay damages a day', [
    '每逾期一天，占合同总价的百分比',
    'For each day of delay, as a percentage of the price',
  ]),
  share('delayRatePerWeek', '逾期违约金（每周）', 'Delay damages a week', [
    '每逾期一周，占合同总价的百分比',
    'For each week of delay, as a percentage of the price',
  ]),
  saying(
    'delayHasCap',
    ['逾期违约金有上限', '逾期违约金没有上限'],
    ['Delay damages are capped', 'Delay damages have no cap'],
  ),
  share('delayCap', '逾期违约金上限', 'Cap of delay damages', [ofPrice, ofPriceEn]),
  saying(
    'delayOtherDamages',
    ['违约金之外还要赔损失', '违约金之外不再赔'],
    ['Further damages on top', 'Delay damages are all that is owed'],
  ),
  saying('delayNeverExcused', ['延误不予顺延', '延误可以顺延'], ['Delay is never excused', 'Time may be extended']),
  saying(
    'acceptedByBuyerAlone',
    ['验收由买方单方决定', '验收由双方确认'],
    ['The buyer alone decides on acceptance', 'Both sides confirm acceptance'],
  ),
  saying('deemedAccepted', ['有视为验收条款', '没有视为验收条款'], ['Deemed accepted', 'Never deemed accepted']),
  saying('mayReject', ['买方可退货退款', '买方不可退货'], ['The buyer may reject and be refunded', 'No rejection']),
  saying(
    'performanceUncapped',
    ['性能扣款没有上限', '性能扣款有上限'],
    ['Performance deductions have no limit', 'Performance deductions are limited'],
  ),
  count('warrantyMonthsFromDelivery', 'number', '质保期（自交货，月）', 'Warranty from delivery, months', [
    '从交货起算的月数',
    'Months counted from delivery',
  ]),
  count('warrantyMonthsFromAcceptance', 'number', '质保期（自验收，月）', 'Warranty from acceptance, months', [
    '从验收起算的月数；没写从何时起算的，按验收算',
    'Months counted from acceptance, also where nothing says from when',
  ]),
  saying(
    'warrantyRestarts',
    ['修理后质保重新计算', '修理后质保不重新计算'],
    ['Starts again after a repair', 'Runs on after a repair'],
  ),
  saying('warrantyEndless', ['质保没有终点', '质保有终点'], ['The warranty has no end', 'The warranty ends']),
  share('liabilityCap', '责任上限', 'Liability cap', [ofPrice, ofPriceEn]),
  saying('liabilityUnlimited', ['责任没有上限', '责任有上限'], ['Liability is unlimited', 'Liability is limited']),
  saying(
    'liabilityCapSwallowed',
    ['例外吞掉了责任上限', '责任上限的例外合理'],
    ['Carve-outs swallow the cap', 'Carve-outs leave the cap standing'],
  ),
  saying(
    'consequentialExcluded',
    ['排除了间接损失', '没有排除间接损失'],
    ['Consequential loss is excluded', 'Not excluded'],
  ),
  saying('consequentialClaimed', ['要我方赔间接损失', '不赔间接损失'], ['We owe consequential loss', 'We owe none']),
  saying(
    'endsAtWill',
    ['买方可随时解除合同', '买方不可任意解除'],
    ['The buyer may end it at will', 'The buyer may not end it at will'],
  ),
  saying(
    'endsPaidForWork',
    ['解除时付清已做的工作', '解除时不付已做的工作'],
    ['Work in progress is paid for', 'Work in progress is not paid for'],
  ),
  saying(
    'titleBeforePayment',
    ['付款之前所有权就转移', '付清之后所有权才转移'],
    ['Title passes before payment', 'Title passes when paid'],
  ),
  saying(
    'riskUntilAcceptance',
    ['验收前的损坏由我方承担', '交货后风险归买方'],
    ['We bear the risk until acceptance', 'Risk passes on delivery'],
  ),
  saying(
    'titleRetained',
    ['付清前所有权归我方', '没有所有权保留'],
    ['We keep title until paid', 'No retention of title'],
  ),
  saying(
    'buyersCourt',
    ['由买方所在地法院管辖', '不由买方所在地法院管辖'],
    ['The buyer’s home court', 'Not the buyer’s home court'],
  ),
  saying(
    'foreignLaw',
    ['适用对方国家的法律', '不适用对方国家的法律'],
    ['Law of the buyer’s country', 'Not the law of the buyer’s country'],
  ),
  saying(
    'theirTermsPrevail',
    ['买方的文件优先', '买方的文件不优先'],
    ['The buyer’s documents prevail', 'The buyer’s documents do not prevail'],
  ),
  saying(
    'amountsDiffer',
    ['大小写或文字与数字不一致', '金额前后一致'],
    ['Words and figures differ', 'Words and figures agree'],
  ),
  {
    ...stated,
    id: 'partsAgreeWith',
    type: 'enum',
    labels: { zh: '分项合计等于', en: 'Parts come to' },
    help: { zh: '分项金额加起来等于文字还是数字', en: 'Whether the parts come to the words or to the figures' },
    values: [
      { id: 'words', labels: { zh: '文字', en: 'the words' } },
      { id: 'figures', labels: { zh: '数字', en: 'the figures' } },
    ],
  },
  share('sharesSum', '各期付款合计', 'Instalments together', ['各期付款比例之和', 'The sum of all instalments']),
  saying('excusesDelay', ['有延误免责', '没有延误免责'], ['Delay is excused', 'Delay is never excused']),
  saying(
    'speaksToMachine',
    ['文字在指挥审查系统', '文字不指挥审查系统'],
    ['The text gives orders to a machine', 'The text gives no orders to a machine'],
  ),
]

/** What a clause of a contract states, as a playbook asks it. Where a clause says nothing of a fact, it is missing. */
export const clauseVocabulary: Vocabulary = { subject: 'clause', version: '1', facts }
