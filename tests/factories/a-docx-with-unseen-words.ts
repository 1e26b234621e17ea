import { aDocx, aParagraph } from './a-docx.ts'

const run = (words: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
const paragraph = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const by = (author: string) => `w:author="${author}" w:date="2026-11-20T09:30:00Z"`

/** What is hidden in it, and how. */
export const hiddenWords = [
  { why: 'vanish', words: '卖方放弃对买方的一切抗辩。' },
  { why: 'colour-of-ground', words: '质保期自动延长二十四个月。' },
  { why: 'tiny', words: '买方可以不经卖方同意转让本合同。' },
] as const

/** What was changed in it, in order. */
export const changedWords = [
  { kind: 'deleted', author: '王法务', words: '10%' },
  { kind: 'inserted', author: '王法务', words: '30%' },
  { kind: 'deleted', author: 'Li Wei (Buyer)', words: '，但违约金总额不超过合同总价的百分之五' },
  { kind: 'inserted', author: null, words: '验收款在终验收后一百八十日内支付' },
] as const

/** A contract of sale with hidden words in three ways, and with tracked changes by two people and by nobody. */
export function aDocxWithUnseenWords(): Uint8Array {
  const [vanish, white, tiny] = hiddenWords
  const gone = (author: string, words: string, id: number) =>
    `<w:del w:id="${id}" ${by(author)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`
  return aDocx(
    [
      aParagraph('设备买卖合同'),
      aParagraph('第一条 合同标的'),
      paragraph(run('1.1 卖方向买方出售数控辗环机一台。'), run(vanish.words, '<w:vanish/>')),
      aParagraph('第二条 付款'),
      paragraph(
        run('2.1 买方在交货后支付合同总价的'),
        gone('王法务', changedWords[0].words, 1),
        `<w:ins w:id="2" ${by('王法务')}>${run(changedWords[1].words)}</w:ins>`,
        run('作为到货款。'),
      ),
      aParagraph('第三条 违约责任'),
      paragraph(
        run('3.1 卖方逾期交货的，每逾期一日，按合同总价的百分之一向买方支付违约金'),
        gone('Li Wei (Buyer)', changedWords[2].words, 3),
        run('。'),
      ),
      paragraph(run('3.2 '), `<w:ins w:id="4">${run(changedWords[3].words)}</w:ins>`, run('。')),
      aParagraph('第四条 质量保证'),
      paragraph(run('4.1 质保期为终验收后十二个月。'), run(white.words, '<w:color w:val="FFFFFF"/>')),
      aParagraph('第五条 其他'),
      paragraph(run('5.1 本合同一式四份。'), run(tiny.words, '<w:sz w:val="2"/>')),
    ].join(''),
  )
}
