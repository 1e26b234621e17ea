import { expect, test } from 'vitest'
import { readClauses } from '#tests/support/read-clauses.ts'
import { readNamedCourt } from './named-court.ts'

const contract = (court: string) =>
  [
    '设备买卖合同',
    '买方：江阴市澄东锻造有限公司',
    '地址：江苏省江阴市滨江路 8 号',
    '卖方：中嵩重型装备有限公司',
    '地址：河南省洛阳市涧西区建设路 1 号',
    '第九条 争议 ',
    `双方协商不成的，${court}。`,
  ].join('\n')
const facts = async (court: string) => (await readClauses(contract(court), readNamedCourt)).facts

test.each(['到江阴市人民法院起诉', '由江苏省江阴市人民法院管辖', '提交江阴市人民法院裁判'])(
  '%s: the buyer’s',
  async (court) => {
    expect(await facts(court)).toEqual([{ buyersCourt: true }])
  },
)

test.each(['由洛阳市涧西区人民法院管辖', '由北京市第四中级人民法院管辖', '由被告所在地人民法院管辖'])(
  '%s: not the buyer’s',
  async (court) => {
    expect(await facts(court)).toEqual([])
  },
)
