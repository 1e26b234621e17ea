import { describe, expect, test } from 'vitest'
import type { Wording } from './likeness.ts'
import { nameKey, nameKeys, wordingsBetween } from './name-key.ts'

const meet = (one: string, other: string) => nameKeys(one).some((key) => nameKeys(other).includes(key))

describe('one company in two wordings', () => {
  test.each<[string, string, Wording[]]>([
    ['澄江矿业有限公司', '澄江矿业有限公司 ', []],
    ['云岭水泥(西南)有限公司', '云岭水泥（西南）有限公司', ['brackets']],
    ['云岭水泥西南有限公司', '云岭水泥【西南】有限公司', ['brackets']],
    ['远塘钢铁集团有限公司', '远塘钢铁集团有限责任公司', ['legal-form']],
    ['远塘钢铁集团有限公司', '远塘钢铁集团', ['legal-form']],
    ['北方重工（集团）有限公司', '北方重工集团公司', ['brackets', 'legal-form']],
    ['铜陵有色股份有限公司', '铜陵有色股份', ['legal-form']],
    ['滙豐機械有限公司', '汇丰机械有限公司', ['script']],
    ['ＡＢＣ工程公司', 'ABC工程公司', ['writing']],
    ['云岭 水泥有限公司', '云岭水泥有限公司', ['writing']],
    ['Société Générale S.A.', 'SOCIETE GENERALE SA', ['writing']],
    ['Harrow Bay Minerals Ltd', 'Harrow Bay Minerals Limited', ['legal-form']],
    ['Harrow & Sons Co., Ltd.', 'Harrow and Sons Company Limited', ['writing', 'legal-form']],
    ['上海华昱机电设备有限公司', '华昱机电设备（上海）有限公司', ['order']],
    ['ABC (China) Co. Ltd', 'ABC China Co. Ltd', ['brackets']],
  ])('%s = %s', (one, other, differing) => {
    expect(meet(one, other)).toBe(true)
    expect(wordingsBetween(one, other)).toEqual(differing)
    expect(wordingsBetween(other, one)).toEqual(differing)
  })
})

describe('two companies', () => {
  test.each([
    ['Harrow Bay Minerals Ltd.', 'Harrow Bay Minerals Pty Ltd'],
    ['Harrow Bay Minerals Pte. Ltd.', 'Harrow Bay Minerals Pty Ltd'],
    ['Krause GmbH', 'Krause AG'],
    ['澄江矿业有限公司', '澄江矿业销售有限公司'],
    ['澄江矿业有限公司', '江澄矿业有限公司'],
    ['北陆重机一厂', '北陆重机二厂'],
    ['云岭水泥有限公司', '云岭水泥有限公司昆明分公司'],
    ['远塘钢铁有限公司', '远塘钢铁集团有限公司'],
    ['华昱机电（上海）有限公司', '华昱机电（北京）有限公司'],
    ['云岭水泥分公司', '云岭水泥公司'],
  ])('%s ≠ %s', (one, other) => {
    expect(meet(one, other)).toBe(false)
  })
})

test('the forms of private companies meet in their own law', () => {
  expect(meet('Acme Pvt. Ltd.', 'Acme Private Limited')).toBe(true)
  expect(meet('Acme Proprietary Ltd', 'ACME (PTY) LTD')).toBe(true)
})

test('a name of nothing but a legal form keeps it, and a name without a letter has no key', () => {
  expect(nameKey('有限公司')).toBe('有限公司')
  expect(nameKey('Co., Ltd')).toBe('co')
  expect(nameKey(' —·（）! ')).toBe('')
})

test('the key of a key is the key', () => {
  for (const name of ['华昱机电设备（上海）有限公司', 'Harrow Bay Minerals Pty Ltd', '云岭水泥有限公司昆明分公司']) {
    expect(nameKey(nameKey(name))).toBe(nameKey(name))
  }
})
