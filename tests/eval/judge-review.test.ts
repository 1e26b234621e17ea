import { expect, test } from 'vitest'
import { embeddedMethods } from '#ai/review-contract/embedded-methods.server.ts'
import { reviewContract } from '#ai/review-contract/review-contract.ts'
import { shippedPlaybook } from '#ai/review-contract/shipped-playbook.server.ts'
import { packDefaults } from '#app/cli/rules-check.ts'
import { makeDocument } from '#ingest/make-document.server.ts'
import type { Planted, Truth } from './contracts/read-source.ts'
import { isFound, isRight } from './judge-review.ts'

const text = '9.1 逾期违约金每日1%，累计不超过合同总价的5%。'
const document = await makeDocument({ bytes: new TextEncoder().encode(text), format: 'txt' })
const { flags } = await reviewContract(
  document,
  {
    playbook: await shippedPlaybook(packDefaults),
    ...packDefaults,
    now: new Date(0),
  },
  embeddedMethods(),
)

const planted = (...rules: string[]): Planted => ({
  kind: 'delay-damages',
  severity: 'high',
  rules,
  clause: '9.1',
  words: '逾期违约金每日1%',
  why: '',
})
const judge = (each: Planted) => {
  const truth: Truth = { file: '', language: 'zh', format: 'docx', planted: [each], missing: [], harmless: [] }
  return { isFound: isFound(document, flags, each), right: flags.map((flag) => isRight(document, flag, truth)) }
}

test('a label that names a rule is met by that rule alone, one that names none by its kind', () => {
  expect(flags.map(({ rule }) => rule.id)).toEqual(['CP-16'])
  expect(judge(planted('CP-16'))).toEqual({ isFound: true, right: [true] })
  expect(judge(planted('CP-19'))).toEqual({ isFound: false, right: [false] })
  expect(judge(planted('CP-19', 'CP-16'))).toEqual({ isFound: false, right: [true] })
  expect(judge(planted())).toEqual({ isFound: true, right: [true] })
})
