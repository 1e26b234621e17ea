import type { Bilingual } from '#crm/org/bilingual.ts'
import { badInput } from './refuse-plainly.ts'

/** What arguments are called to whoever is told that one of them does not narrow what was asked. */
const argumentNames: Readonly<Record<string, Bilingual>> = {
  ask: { zh: '问法', en: 'way of asking' },
  bid: { zh: '某一个投标', en: 'a single bid' },
  competitor: { zh: '竞争对手', en: 'competitor' },
  contract: { zh: '合同', en: 'contract' },
  customer: { zh: '客户', en: 'customer' },
  grade: { zh: '客户等级', en: 'grade of the customer' },
  industry: { zh: '客户行业', en: 'industry of the customer' },
  major: { zh: '重大商机', en: 'major opportunities' },
  not_visited_days: { zh: '多久没拜访', en: 'time without a visit' },
  opening_after: { zh: '开标日', en: 'day of opening' },
  opening_before: { zh: '开标日', en: 'day of opening' },
  opportunity: { zh: '商机', en: 'opportunity' },
  over_amount: { zh: '金额', en: 'amount' },
  owner: { zh: '负责人', en: 'owner' },
  product: { zh: '产品', en: 'product' },
  region: { zh: '客户地区', en: 'region of the customer' },
  result: { zh: '结果', en: 'result' },
  signing_after: { zh: '预计签约日', en: 'expected signing' },
  signing_before: { zh: '预计签约日', en: 'expected signing' },
  sort: { zh: '这种排序', en: 'this order' },
  stage: { zh: '阶段', en: 'stage' },
  status: { zh: '赢丢', en: 'status' },
  type: { zh: '项目类型', en: 'type of project' },
  under_amount: { zh: '金额', en: 'amount' },
  until: { zh: '到哪天为止', en: 'a last day' },
  words: { zh: '名称', en: 'words of the name' },
}

interface TakeOnlyOptions<Input extends object> {
  input: Input
  /** those that this way of asking uses */
  takes: readonly (keyof Input & string)[]
  /** what is asked for, as the subject of the sentence */
  what: Bilingual
  /** what can be asked instead */
  instead: Bilingual
}

/**
 * Refuses arguments that a way of asking has no use for: left out in silence, they would be answered with figures of something else.
 * Rows at most (`limit`) narrow nothing and are taken by all.
 * @throws AppError BAD_INPUT that says which arguments, and what can be asked instead
 */
export function takeOnly<Input extends object>({ input, takes, what, instead }: TakeOnlyOptions<Input>): void {
  const used = new Set<string>([...takes, 'limit'])
  const left = Object.entries(input).flatMap(([name, value]) => (value === undefined || used.has(name) ? [] : [name]))
  if (left.length === 0) return
  const names = left.map((name) => argumentNames[name] ?? { zh: name, en: name })
  const zh = [...new Set(names.map((name) => name.zh))].join('、')
  const en = [...new Set(names.map((name) => name.en))].join(', ')
  throw badInput(
    { zh: `${what.zh}不能按${zh}来查。${instead.zh}`, en: `${what.en} cannot be narrowed by ${en}. ${instead.en}` },
    { unused: left },
  )
}
