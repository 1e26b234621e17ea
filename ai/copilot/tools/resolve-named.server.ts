import type { ToolContext, ToolResult, Tx } from '#ai/copilot/tool.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { badInput } from './refuse-plainly.ts'
import { resolvePerson } from './resolve-person.server.ts'
import { askWhich, type NamedKind, resolveRecord } from './resolve-record.server.ts'

interface NamedOptions<Kind extends NamedKind> {
  context: ToolContext
  tx: Tx
  /** the arguments of the call; each that names a record is called as its kind */
  input: Readonly<Record<string, unknown>> & { readonly [kind in Kind]?: string }
  kinds: readonly Kind[]
}

/**
 * The records that the arguments of a call name, by which a list is narrowed; or, where one of them may mean several, what asks which.
 * @throws AppError NOT_FOUND when one that was named is not in sight
 */
export async function resolveNamed<Kind extends NamedKind>(
  options: NamedOptions<Kind>,
): Promise<{ several: ToolResult | null; ids: { [kind in Kind]?: string } }> {
  const { context, tx, input, kinds } = options
  const ids: { [kind in Kind]?: string } = {}
  let several: ToolResult | null = null
  for (const kind of kinds) {
    const text: string | undefined = input[kind]
    if (!text) continue
    const found = await resolveRecord({ context, tx, text, kinds: [kind] })
    if (found.is === 'one') ids[kind] = found.ref.id
    else several ??= askWhich({ context, candidates: found.candidates, arguments: input, argument: kind })
  }
  return { several, ids }
}

/**
 * Whether a list is asked for as one's own, where it can be listed so or as a whole and not by colleague.
 * @throws AppError BAD_INPUT with `says` when a colleague was named, NOT_FOUND for nobody
 */
export async function isOwnAlone(options: {
  context: ToolContext
  tx: Tx
  owner: string | undefined
  says: Bilingual
}): Promise<boolean> {
  const { context, tx, owner, says } = options
  if (!owner) return false
  const { isMe } = await resolvePerson({ context, tx, text: owner })
  if (!isMe) throw badInput(says)
  return true
}
