import type { TurnView } from '#crm/conversations/get-conversation.server.ts'

/** Of each question, the number of its first source: they are counted on through a conversation, so that a number is said once. */
export function numberSources(turns: readonly TurnView[]): Map<string, number> {
  const first = new Map<string, number>()
  let next = 1
  for (const { id, answer } of turns) {
    first.set(id, next)
    next += answer?.sources.length ?? 0
  }
  return first
}
