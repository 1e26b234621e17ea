import type { ToolContext } from '#ai/copilot/tool.ts'
import { findNamedRecord, type NamedRecord } from './find-named-record.server.ts'
import type { ReadQuestion } from './read-question.server.ts'

/** The record of any kind that a question names; null where it names none that is in sight. */
export function namedRecord(
  { pieces }: Pick<ReadQuestion, 'pieces'>,
  context: ToolContext,
): Promise<NamedRecord | null> {
  return findNamedRecord({ context, pieces, kinds: ['opportunity', 'customer', 'contract', 'bid'] })
}
