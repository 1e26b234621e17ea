import { expect, test } from 'vitest'
import { readClauses } from '#tests/support/read-clauses.ts'
import { readPayment } from './payment.ts'

const factsOf = async (text: string) => Object.assign({}, ...(await readClauses(text, readPayment)).facts)

test.each([
  [
    '第三条 付款\n3.1 预付款 30%，计人民币 5,580,000.00 元；\n3.2 发货前付 40%，计人民币 7,440,000.00 元；\n3.3 验收后 45 日内付 20%；\n3.4 质保金 5%，质保期满后退还。',
    { advanceShare: 30, beforeDeliveryShare: 70, paymentDays: 45, sharesSum: 95 },
  ],
  [
    '五、付款方式：合同生效后 15 个工作日内甲方支付合同总价的10%作为预付款，设备到货后支付30%，验收合格后180日内支付50%，余款10%为质保金，质保期满后付清。',
    { advanceShare: 10, beforeDeliveryShare: 10, paymentDays: 180 },
  ],
  [
    '第五条 付款\n(1) 合同签订后支付合同总价的百分之二十；\n(2) 出厂预验收合格、发货前支付至合同总价的60%；\n(3) 安装调试验收合格后支付至90%；\n(4) 剩余10%作为质保金。',
    { advanceShare: 20, beforeDeliveryShare: 60 },
  ],
  [
    '4. Payment\n4.1 The Buyer shall pay:\n(a) 10% of the Contract Price within 30 days of the Effective Date as an advance payment;\n(b) 20% upon delivery of the Goods to Site; and\n(c) the balance of 70% within one hundred and twenty (120) days after Final Acceptance.',
    { advanceShare: 10, beforeDeliveryShare: 10, paymentDays: 120 },
  ],
  [
    '4 Terms of payment: thirty per cent (30%) down payment with order, sixty per cent (60%) upon notice of readiness for shipment, ten per cent (10%) on commissioning but no later than 90 days after delivery.',
    { advanceShare: 30, beforeDeliveryShare: 90 },
  ],
  [
    '6. 结算：货到现场验收合格并运行满三个月后付90%，质保金10%满两年后付。本合同无预付款。',
    { advanceShare: 0, beforeDeliveryShare: 0 },
  ],
  [
    '6.1 付款：合同生效且收到履约保函和预付款保函后30日内付10%，到货后付60%，验收后付30%。',
    { advanceShare: 10, beforeDeliveryShare: 10 },
  ],
  [
    // The certificate that is signed is none that begins the contract, and 完成 beside a share is no progress of work.
    '第四条 付款\n4.1 合同签订后付10%；\n4.2 到货后付30%；\n4.3 最终验收证书签署之日后180日内付45%；\n4.4 竣工审计完成之后15%。',
    { advanceShare: 10, beforeDeliveryShare: 10, paymentUndated: true },
  ],
  [
    '第四条 付款\n4.1 合同签字盖章且供方交来预付款保函后，拨付合同总价的一成；\n4.2 到货后付九成。',
    { advanceShare: 10, beforeDeliveryShare: 10 },
  ],
  [
    'Article 4 Payment\n4.1 15% of the Contract Price shall be paid on signature; 35% upon delivery; 50% upon signing of the Final Acceptance Protocol. 合同签订后支付合同总价的15%；到货后支付35%；最终验收证书签署后支付50%。',
    { advanceShare: 15, beforeDeliveryShare: 15 },
  ],
  [
    'Article 4 Payment\n4.1 15% is paid on signature. 合同签订后支付15%。\n4.2 75% is paid on delivery. 到货后支付75%。\n4.3 10% is an interest-free retention, paid after the warranty period;',
    { advanceShare: 15, beforeDeliveryShare: 15 },
  ],
  [
    // Whatever is done at a roll-out, it is before what is before delivery.
    '第四条 付款\n4.1 首期款为合同总价的10%；\n4.2 卷帘仪式后支付20%；\n4.3 发车前支付20%；\n4.4 设备开动后支付50%。',
    { advanceShare: 10, beforeDeliveryShare: 50 },
  ],
  [
    'Article 4 Payment\n4.1 First instalment: 20% of the price is payable upon order confirmation;\n4.2 40% is payable upon mechanical completion;\n4.3 40% is payable on issue of the PAC.',
    { advanceShare: 20, beforeDeliveryShare: 20 },
  ],
])('%s', async (text, expected) => {
  expect(await factsOf(text)).toMatchObject(expected)
})

test.each([
  ['设备含 13% 增值税，每逾期一周支付 0.5% 的违约金，累计不超过 5%。'],
  ['卖方应提交合同总价 10% 的履约保函，买方应支付 60% 的保函手续费。'],
  ['第九条 性能考核\n9.1 低于保证值98%的，每低一个百分点减付该台价款的0.5%。\n9.2 设备达不到保证值的，减付4%。'],
  ['12 Payment for performance\n12.1 Between 85% and 100% the Contractor shall pay the sums of 9.6, limited to 5%.'],
  ['Chromium content 12 to 14 %, hardness loss no more than 5 %.'],
])('%s is no schedule', async (text) => {
  expect(await factsOf(text)).toEqual({})
})
