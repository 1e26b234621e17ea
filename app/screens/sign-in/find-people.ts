import type { DemoCompany, DemoPerson } from '#crm/org/list-demo-people.server.ts'

const workOf = (person: DemoPerson) => person.owned + person.joined

/** Of each role the one with the most to do: what a visitor wants to see is a full desk. */
function busiestOfEachRole(people: readonly DemoPerson[]): DemoPerson[] {
  const chosen = new Map<string, DemoPerson>()
  for (const person of people) {
    const rival = chosen.get(person.role)
    if (!rival || workOf(person) > workOf(rival)) chosen.set(person.role, person)
  }
  return people.filter((person) => chosen.get(person.role) === person)
}

/**
 * The people that a visitor is offered first: of the subsidiary with the most roles and of the headquarters one for each role,
 * then somebody for each role that neither has.
 */
export function featured(companies: readonly DemoCompany[]): DemoCompany[] {
  const rolesIn = (company: DemoCompany) => new Set(company.people.map((person) => person.role)).size
  const [main] = companies
    .filter((company) => company.kind === 'subsidiary')
    .toSorted((a, b) => rolesIn(b) - rolesIn(a))
  const first = [...(main ? [main] : []), ...companies.filter((company) => company.kind === 'group')]
  const chosen = first.map((company) => ({ ...company, people: busiestOfEachRole(company.people) }))
  const seen = new Set(chosen.flatMap((company) => company.people.map((person) => person.role)))
  for (const company of companies) {
    const missing = company.people.filter((person) => !seen.has(person.role))
    if (missing.length === 0) continue
    const people = busiestOfEachRole(missing)
    for (const { role } of people) seen.add(role)
    chosen.push({ ...company, people })
  }
  return chosen
}

/**
 * Everybody of whom all words of the search are said somewhere: in a name, in either language, in the title, the role or the
 * company.
 * @param roleOf the role as this language calls it
 */
export function search(
  companies: readonly DemoCompany[],
  query: string,
  roleOf: (person: DemoPerson) => string,
): DemoCompany[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return companies.flatMap((company) => {
    const people = company.people.filter((person) => {
      const { name, title } = person
      const said = [name.zh, name.en, title?.zh, title?.en, roleOf(person), company.name.zh, company.name.en]
      const text = plain(said.join(' '))
      return words.every((word) => text.includes(word))
    })
    return people.length > 0 ? [{ ...company, people }] : []
  })
}

export function headCount(companies: readonly DemoCompany[]): number {
  return companies.reduce((sum, company) => sum + company.people.length, 0)
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll("'", '')
}
