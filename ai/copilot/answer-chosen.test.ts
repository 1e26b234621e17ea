import { expect, test } from 'vitest'
import { contextOf } from '#tests/support/copilot/asked-of.ts'
import { answerEmbedded } from './answer-embedded.server.ts'

test('what a person chose of what was asked back is called as it stands, whatever its words would be taken for', async () => {
  const chosen = { tool: 'no_such_tool', arguments: {} }
  const asked = {
    question: '我今天要做什么',
    history: [],
    context: contextOf(),
    signal: AbortSignal.timeout(10_000),
    chosen,
  }
  const events = []
  for await (const event of answerEmbedded(asked)) events.push(event)
  expect(events[0]).toEqual({ type: 'tool', call: chosen, state: 'begun' })
  expect(events.at(-1)).toMatchObject({ type: 'answer', answer: { sure: false, calls: [] } })
})
