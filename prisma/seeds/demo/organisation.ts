import type { OrganisationRow } from '#prisma/seeds/dataset.ts'
import { stableId } from '#prisma/seeds/stable-id.ts'

interface Department {
  key: string
  zh: string
  en: string
}

export interface Company extends Department {
  departments: readonly Department[]
}

export const group = { key: 'group', zh: '中嵩重型装备集团', en: 'Zhongsong Heavy Equipment Group' } as const

const headquarters: readonly Department[] = [
  { key: 'group/marketing', zh: '集团营销中心', en: 'Group Marketing Centre' },
  { key: 'group/finance', zh: '集团财务部', en: 'Group Finance' },
  { key: 'group/legal', zh: '集团法务部', en: 'Group Legal' },
]

/** Subsidiaries; the first two departments of each sell, the third builds and serves. */
export const companies: readonly Company[] = [
  {
    key: 'forging',
    zh: '中嵩锻压公司',
    en: 'Zhongsong Forging',
    departments: [
      { key: 'forging/open-die', zh: '自由锻营销部', en: 'Open-die Sales' },
      { key: 'forging/closed-die', zh: '模锻挤压营销部', en: 'Closed-die and Extrusion Sales' },
      { key: 'forging/works', zh: '锻压技术制造部', en: 'Forging Engineering and Works' },
    ],
  },
  {
    key: 'rolling',
    zh: '中嵩轧机公司',
    en: 'Zhongsong Rolling Mills',
    departments: [
      { key: 'rolling/flat', zh: '板带营销部', en: 'Flat Products Sales' },
      { key: 'rolling/long', zh: '管棒型营销部', en: 'Tube and Long Products Sales' },
      { key: 'rolling/works', zh: '轧机技术制造部', en: 'Rolling Engineering and Works' },
    ],
  },
  {
    key: 'cranes',
    zh: '中嵩起重公司',
    en: 'Zhongsong Cranes',
    departments: [
      { key: 'cranes/metallurgical', zh: '冶金起重营销部', en: 'Metallurgical Cranes Sales' },
      { key: 'cranes/marine', zh: '港口海工营销部', en: 'Port and Marine Sales' },
      { key: 'cranes/works', zh: '起重技术制造部', en: 'Crane Engineering and Works' },
    ],
  },
  {
    key: 'kilns',
    zh: '中嵩窑业公司',
    en: 'Zhongsong Kilns',
    departments: [
      { key: 'kilns/cement', zh: '水泥建材营销部', en: 'Cement and Building Materials Sales' },
      { key: 'kilns/metallurgy', zh: '冶金化工窑营销部', en: 'Metallurgical and Chemical Kilns Sales' },
      { key: 'kilns/works', zh: '窑业技术制造部', en: 'Kiln Engineering and Works' },
    ],
  },
  {
    key: 'mining',
    zh: '中嵩矿机公司',
    en: 'Zhongsong Mining Machinery',
    departments: [
      { key: 'mining/grinding', zh: '破磨营销部', en: 'Crushing and Grinding Sales' },
      { key: 'mining/haulage', zh: '采掘提升营销部', en: 'Mining and Hoisting Sales' },
      { key: 'mining/works', zh: '矿机技术制造部', en: 'Mining Engineering and Works' },
    ],
  },
  {
    key: 'vessels',
    zh: '中嵩容器公司',
    en: 'Zhongsong Pressure Vessels',
    departments: [
      { key: 'vessels/refining', zh: '炼化容器营销部', en: 'Refining Vessels Sales' },
      { key: 'vessels/coal', zh: '煤化工能源营销部', en: 'Coal Chemicals and Energy Sales' },
      { key: 'vessels/works', zh: '容器技术制造部', en: 'Vessel Engineering and Works' },
    ],
  },
]

/** Keys of the departments that sell, in order. */
export const salesDepartments: readonly string[] = companies.flatMap(({ departments }) =>
  departments.slice(0, 2).map(({ key }) => key),
)

export function organisationId(key: string): string {
  return stableId(`organisation/${key}`)
}

/** The subsidiary that a department belongs to: the part of its key before the slash. */
export function companyKeyOf(department: string): string {
  return department.split('/', 1)[0] ?? department
}

export function organisationRows(): OrganisationRow[] {
  const root = node(group, 'group', [], 0)
  const below = (parent: OrganisationRow, departments: readonly Department[]) =>
    departments.map((department, position) => node(department, 'department', parent.lineage, position))
  const subsidiaries = companies.flatMap((company, position) => {
    // Behind the headquarters' own departments.
    const row = node(company, 'subsidiary', root.lineage, headquarters.length + position)
    return [row, ...below(row, company.departments)]
  })
  return [root, ...below(root, headquarters), ...subsidiaries]
}

function node(
  { key, zh, en }: Department,
  kind: OrganisationRow['kind'],
  above: readonly string[],
  position: number,
): OrganisationRow {
  const id = organisationId(key)
  return { id, parent_id: above.at(-1) ?? null, kind, name: zh, name_latin: en, lineage: [...above, id], position }
}
