import { type AST, RegExpParser } from '@eslint-community/regexpp'

/**
 * What a text must hold for a pattern to be found in it: one of these, in small letters. Null: nothing can be said of it.
 * After Russ Cox, Regular Expression Matching with a Trigram Index (2012), where the same is asked of an index.
 */
export type Needed = ReadonlySet<string> | null

/** What part of a pattern says: all that it matches, where that is little, and what is needed in any case. */
interface Said {
  exact: ReadonlySet<string> | null
  needed: Needed
}

const parser = new RegExpParser({ ecmaVersion: 2025 })
/** More wordings than these are not told one by one. */
const most = 48
const empty: Said = { exact: new Set(['']), needed: null }
const unknown: Said = { exact: null, needed: null }

/** One way in which a pattern may be found: as a pattern of its own, and the words of which a text must hold one. */
export interface Way {
  source: string
  needed: Needed
}

/**
 * The ways in which a pattern may be found, each with what it needs: the pattern is in a text if, and only if, one of them is.
 * `<buyer>` and its like, which stand for names that only a contract gives, say nothing.
 */
export function waysOf({ source, flags }: RegExp): Way[] {
  // As long as the name, so that places stay what they are.
  const plain = source.replace(/<(?:buyer|seller|payer|theirs)>/g, (name) =>
    name.length === 7 ? '[^]{0,}' : '[^]{0,9}',
  )
  const pattern = parser.parsePattern(plain, 0, plain.length, { unicode: flags.includes('u') })
  return split(pattern.alternatives).map((alternative) => ({
    source: source.slice(alternative.start, alternative.end),
    needed: neededOf(ofAll(alternative.elements)),
  }))
}

/** Alternatives, those in a group that is all of one among them. */
function split(alternatives: readonly AST.Alternative[]): AST.Alternative[] {
  return alternatives.flatMap((alternative) => {
    const [only, ...more] = alternative.elements
    return only?.type === 'Group' && more.length === 0 && !only.modifiers ? split(only.alternatives) : [alternative]
  })
}

/** The better of what is needed and of what is matched; an empty wording is found everywhere. */
function neededOf({ exact, needed }: Said): Needed {
  const told = exact && ![...exact].some((word) => word === '') ? exact : null
  return better(told, needed)
}

function ofAny(alternatives: readonly AST.Alternative[]): Said {
  const all = alternatives.map(({ elements }) => ofAll(elements))
  const exacts = all.map(({ exact }) => exact)
  const exact = exacts.every((each) => each !== null) ? union(exacts) : null
  const neededs = all.map(neededOf)
  // One way that needs nothing is enough.
  const needed = neededs.every((each) => each !== null) ? union(neededs) : null
  return { exact: exact && exact.size <= most ? exact : null, needed }
}

/** One after the other: wordings are joined while they are few, and the best of what is needed is kept. */
function ofAll(elements: readonly AST.Element[]): Said {
  let run: ReadonlySet<string> | null = new Set([''])
  let isExact = true
  let needed: Needed = null
  for (const element of elements) {
    const { exact, needed: own } = ofOne(element)
    needed = better(needed, own)
    const longer: ReadonlySet<string> | null = run && exact && run.size * exact.size <= most ? joined(run, exact) : null
    if (longer) run = longer
    else {
      needed = better(needed, neededOf({ exact: run, needed: null }))
      run = exact
      isExact = false
    }
  }
  return { exact: isExact ? run : null, needed: better(needed, neededOf({ exact: run, needed: null })) }
}

function ofOne(element: AST.Element): Said {
  switch (element.type) {
    case 'Character':
      return { exact: new Set([String.fromCodePoint(element.value).toLowerCase()]), needed: null }
    case 'CharacterClass':
      return { exact: charactersOf(element), needed: null }
    case 'Group':
    case 'CapturingGroup':
      return ofAny(element.alternatives)
    case 'Assertion':
      // What stands beside it may lie outside of what is matched, and is not asked for.
      return empty
    case 'Quantifier':
      return repeated(ofOne(element.element), element)
    default:
      return unknown
  }
}

function repeated({ exact, needed }: Said, { min, max }: AST.Quantifier): Said {
  if (min === 0) return exact && max === 1 ? { exact: union([exact, new Set([''])]), needed: null } : unknown
  if (min === 1 && max === 1) return { exact, needed }
  return { exact: null, needed: neededOf({ exact, needed }) }
}

function charactersOf(element: AST.CharacterClass): ReadonlySet<string> | null {
  if (element.negate) return null
  const found = new Set<string>()
  for (const each of element.elements) {
    if (each.type === 'Character') found.add(String.fromCodePoint(each.value).toLowerCase())
    else if (each.type === 'CharacterClassRange' && each.max.value - each.min.value < most)
      for (let code = each.min.value; code <= each.max.value; code++)
        found.add(String.fromCodePoint(code).toLowerCase())
    else return null
  }
  return found.size > 0 && found.size <= most ? found : null
}

function union(sets: readonly ReadonlySet<string>[]): Set<string> {
  const all = new Set<string>()
  for (const set of sets) for (const word of set) all.add(word)
  return all
}

function joined(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  const all = new Set<string>()
  for (const before of one) for (const behind of other) all.add(before + behind)
  return all
}

/** The one that is rarer in a text: whose commonest word says the most. */
function better(one: Needed, other: Needed): Needed {
  if (!one || !other) return one ?? other
  return weightOf(other) > weightOf(one) ? other : one
}

function weightOf(words: ReadonlySet<string>): number {
  let least = Number.POSITIVE_INFINITY
  for (const word of words) least = Math.min(least, tellingOf(word))
  return least - words.size / 1000
}

/** Where the characters of Chinese begin, with the punctuation that stands between them. */
const han = 0x2e80

/** How much it tells that a word stands in a text: a character of Chinese is worth three letters. */
function tellingOf(word: string): number {
  let telling = 0
  for (let at = 0; at < word.length; at++) telling += word.charCodeAt(at) >= han ? 3 : 1
  return Math.min(telling, 6)
}
