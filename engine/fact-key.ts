/** Values of a fact's parameters, by name. */
export type FactParams = Readonly<Record<string, string | number | boolean>>

/** A fact that a rule asks for, with its parameters. */
export interface FactRequest {
  fact: string
  params?: FactParams
}

const plain = /^[\p{L}\p{N}_.-]+$/u

/**
 * The one name under which a fact's value is kept: `amount`, `activitiesSinceStageEntry(kind=executive-visit)`. Parameters
 * stand in the order of their names, so two ways of writing the same request are one key.
 */
export function factKey({ fact, params }: FactRequest): string {
  const names = Object.keys(params ?? {}).sort()
  if (names.length === 0) return fact
  return `${fact}(${names.map((name) => `${writeName(name)}=${writeParam(params?.[name])}`).join(',')})`
}

/** Reads a key as people write it into the cases of a rule file; null when it is none. Numbers come back as integers. */
export function parseFactKey(key: string): FactRequest | null {
  const match = /^([^(),=]+)(?:\(([^()]+)\))?$/.exec(key)
  if (!match?.[1]) return null
  if (match[2] === undefined) return { fact: match[1] }
  const params: Record<string, string | number> = {}
  for (const part of match[2].split(',')) {
    const [, name, value] = /^([^=]+)=([^=]+)$/.exec(part) ?? []
    if (name === undefined || value === undefined || name in params) return null
    params[name] = /^-?\d{1,15}$/.test(value) ? Number(value) : value
  }
  return { fact: match[1], params }
}

function writeParam(value: unknown): string {
  // a text that looks like something else is quoted, so that "2" and 2 stay two parameters
  const looksOther = value === 'true' || value === 'false' || !Number.isNaN(Number(value))
  if (typeof value === 'string' && plain.test(value) && !looksOther) return value
  return JSON.stringify(value) ?? 'null'
}

function writeName(name: string): string {
  return plain.test(name) ? name : JSON.stringify(name)
}
