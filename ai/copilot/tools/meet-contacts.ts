import type { ContactChoice } from '#crm/contacts/find-contacts.server.ts'
import { searchable } from '#crm/search/search-words.ts'

/** By what people are called after their family name, and what their title then has. */
const forms: readonly (readonly [called: RegExp, title: RegExp])[] = [
  [/总$/, /总|董事|总裁|president|director|ceo|gm/i],
  [/董$/, /董/],
  [/处长?$/, /处/],
  [/部长?$/, /部/],
  [/工$/, /工|技术|工艺/],
  [/经理$/, /经理|总/],
  [/主任$/, /主任/],
  [/科长?$/, /科/],
  [/主管$/, /主管/],
]

/** Whom the names of somebody's account mean among a customer's contacts, and which of them mean nobody that can be seen. */
export function meetContacts(names: readonly string[], contacts: readonly ContactChoice[]) {
  const met: ContactChoice[] = []
  const unknown: string[] = []
  for (const name of names) {
    const fitting = fittingContacts(name.trim(), contacts)
    const [first, second] = fitting
    if (first && !second) met.push(first)
    else unknown.push(name.trim())
  }
  return { met: [...new Map(met.map((one) => [one.id, one])).values()], unknown }
}

function fittingContacts(name: string, contacts: readonly ContactChoice[]): readonly ContactChoice[] {
  const asked = searchable(name)
  const called = contacts.filter(
    (one) => searchable(one.name.zh) === asked || searchable(one.name.en) === asked || one.id === name,
  )
  if (called.length > 0) return called
  const latin = /^(?:mr|ms|mrs|dr)\.?\s+(.+)$/i.exec(name)?.[1] ?? (/^[a-z]+$/i.test(name) ? name : null)
  if (latin) return contacts.filter((one) => searchable(one.name.en).split(/\s+/).includes(searchable(latin)))
  const family = name.slice(0, 1)
  const ofFamily = contacts.filter((one) => one.name.zh.startsWith(family))
  const form = forms.find(([form]) => form.test(name))
  const titled = form ? ofFamily.filter((one) => form[1].test(`${one.title?.zh ?? ''} ${one.title?.en ?? ''}`)) : []
  if (titled.length > 0) return titled
  return form || /(先生|女士|老师)$/.test(name) ? ofFamily : contacts.filter((one) => one.name.zh.includes(name))
}
