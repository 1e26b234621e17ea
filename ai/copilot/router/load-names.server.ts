import type { ToolContext } from '#ai/copilot/tool.ts'
import { type Candidate, listCandidates, type NamedKind } from '#ai/copilot/tools/resolve-record.server.ts'
import { indexNames, type Named } from './name-index.ts'
import { plainText } from './plain-text.ts'

export type NamedCandidate = Candidate & Named

/** What can be named, of one kind, as whoever asks sees it. */
interface Names {
  of: readonly NamedCandidate[]
  /** there are more: what is not among them is looked for by words */
  isCut: boolean
}

/** Of each kind, the latest first. */
const mostNames = 800

/** By what opens transactions for one request, and by whom: what somebody sees is never another's. */
const loaded = new WeakMap<ToolContext['inTx'], Map<string, Promise<Names>>>()

/** Names of records that the actor sees, read once for all that is asked of one question. */
function loadNames(context: ToolContext, kind: NamedKind): Promise<Names> {
  const key = `${context.actor.personId} ${kind}`
  const own = loaded.get(context.inTx) ?? new Map<string, Promise<Names>>()
  loaded.set(context.inTx, own)
  const known = own.get(key)
  if (known) return known
  const { actor, inTx } = context
  const names = inTx((tx) => listCandidates({ tx, actor, kind, most: mostNames })).then((found) => ({
    of: found.map((one) => ({
      ...one,
      own: plainText(one.names.join(' | ')),
      // A name and whose it is; its number is looked for as such.
      text: plainText(
        [...one.names, ...[one.label.zh, one.label.en].map((label) => label.split(' · ').slice(0, 2).join(' | '))].join(
          ' | ',
        ),
      ),
    })),
    isCut: found.length >= mostNames,
  }))
  own.set(key, names)
  return names
}

/** What can be looked for by its words, and whether there is more than is in it. */
export interface NameIndex {
  index: ReturnType<typeof indexNames<NamedCandidate>>
  isCut: boolean
}

const indexed = new WeakMap<ToolContext['inTx'], Map<string, Promise<NameIndex>>>()

/** The names of some kinds together, indexed once for all that is asked of one question. */
export function loadNameIndex(context: ToolContext, kinds: readonly NamedKind[]): Promise<NameIndex> {
  const key = `${context.actor.personId} ${kinds.join(' ')}`
  const own = indexed.get(context.inTx) ?? new Map<string, Promise<NameIndex>>()
  indexed.set(context.inTx, own)
  const known = own.get(key)
  if (known) return known
  const made = Promise.all(kinds.map((kind) => loadNames(context, kind))).then((names) => ({
    index: indexNames(names.flatMap(({ of }) => of)),
    isCut: names.some(({ isCut }) => isCut),
  }))
  own.set(key, made)
  return made
}
