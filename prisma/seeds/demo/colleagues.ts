import { companyKeyOf, salesDepartments } from './organisation.ts'
import { holdersOf } from './people.ts'

/** Who helps with the opportunities of each subsidiary, beside those who sell. */
interface Colleagues {
  technical: string
  head: string
  /** joins when the price is made */
  commercial: readonly [person: string, role: 'commercial' | 'finance' | 'procurement' | 'production' | 'service']
  /** joins when the contract is negotiated */
  legal: string
}

const colleagues: Readonly<Record<string, Colleagues>> = {
  forging: { technical: '韩世杰', head: '吴建业', commercial: ['贺文澜', 'commercial'], legal: '顾清越' },
  rolling: { technical: '段明哲', head: '卢恒毅', commercial: ['陶景川', 'finance'], legal: '尹知秋' },
  cranes: { technical: '薛广义', head: '杜广涛', commercial: ['陶景川', 'finance'], legal: '顾清越' },
  kilns: { technical: '温如玉', head: '廖正宇', commercial: ['陶景川', 'finance'], legal: '顾清越' },
  mining: { technical: '薛广义', head: '田海峰', commercial: ['蒋博文', 'service'], legal: '顾清越' },
  vessels: { technical: '温如玉', head: '汪立诚', commercial: ['丁木兰', 'procurement'], legal: '顾清越' },
}

/** Follows the major opportunities of the whole group for headquarters. */
export const headquartersFollower = '邵东升'

/** @param company key of a subsidiary */
export function colleaguesIn(company: string): Colleagues {
  const found = colleagues[company]
  if (!found) throw new Error(`no colleagues in ${company}`)
  return found
}

/** Who may stand in for an owner: those who sell for the same subsidiary. */
export function deputiesOf(company: string): string[] {
  return salesDepartments
    .filter((department) => companyKeyOf(department) === company)
    .flatMap((department) => holdersOf(department, 'rep', 'sales-manager'))
}
