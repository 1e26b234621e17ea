import { addDays } from '#lib/clock.ts'
import type { Lead } from './bid.schema.ts'

interface TemplateLine {
  kind: string
  lead: Lead
  /** days from the opening, negative before it */
  days: number
  name: { zh: string; en: string }
}

const line = (kind: string, lead: Lead, days: number, zh: string, en: string): TemplateLine => ({
  kind,
  lead,
  days,
  name: { zh, en },
})

const productProject = [
  line('read-documents', 'technical', -30, '读招标文件，列偏离', 'Read the documents, list deviations'),
  line('decide', 'marketing', -26, '决定投不投', 'Decide whether to bid'),
  line('pre-bid', 'sales', -22, '标前会', 'Pre-bid meeting'),
  line('solution', 'technical', -14, '技术方案与图样', 'Technical solution and drawings'),
  line('costing', 'finance', -12, '成本与报价', 'Cost and price'),
  line('papers', 'commercial', -8, '商务文件，资质', 'Commercial papers and qualifications'),
  line('approval', 'marketing', -5, '报价审批', 'Approval of the price'),
  line('hand-in', 'commercial', -1, '装订，盖章，递交', 'Bind, seal and hand in'),
  line('clarify', 'technical', 7, '澄清', 'Clarifications'),
  line('follow', 'sales', 14, '跟踪定标', 'Follow the award'),
]

const engineeringProject = [
  line('read-documents', 'technical', -60, '读招标文件，列偏离', 'Read the documents, list deviations'),
  line('decide', 'marketing', -52, '决定投不投', 'Decide whether to bid'),
  line('survey', 'technical', -45, '踏勘现场', 'Survey the site'),
  line('partners', 'commercial', -40, '联合体协议，分包询价', 'Consortium agreement, inquiries with subcontractors'),
  line('solution', 'technical', -25, '总体方案与布置图', 'Overall concept and layout'),
  line('costing', 'finance', -15, '成本与报价', 'Cost and price'),
  line('papers', 'commercial', -10, '商务文件，资质', 'Commercial papers and qualifications'),
  line('approval', 'marketing', -7, '报价审批', 'Approval of the price'),
  line('hand-in', 'commercial', -1, '装订，盖章，递交', 'Bind, seal and hand in'),
  line('clarify', 'technical', 10, '澄清', 'Clarifications'),
  line('follow', 'sales', 30, '跟踪定标', 'Follow the award'),
]

/** By type of opportunity; what is not named here is taken as a product project. */
const templates: Readonly<Record<string, readonly TemplateLine[]>> = { 'engineering-project': engineeringProject }

/** The milestone on which the cost is settled: a factor looks for its day. */
export const costingKind = 'costing'

const names = new Map([...engineeringProject, ...productProject].map(({ kind, name }) => [kind, name]))

/** The words of a milestone that came from a template; null for one that no template knows. */
export function milestoneName(kind: string): { zh: string; en: string } | null {
  return names.get(kind) ?? null
}

/** The milestones with which a bid begins, reckoned from the day of its opening. */
export function milestonesOf({ typeId, opensOn }: { typeId: string; opensOn: string }) {
  return (templates[typeId] ?? productProject).map(({ kind, lead, days }) => ({
    kind,
    lead,
    dueOn: addDays(opensOn, days),
  }))
}
