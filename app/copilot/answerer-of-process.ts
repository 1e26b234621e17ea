import type { AnswerQuestion } from '#ai/copilot/answer.ts'
import { once } from '#lib/once.ts'

// The server and the bundle of the routes each have their own copy of this module.
const holder = () => once<{ answer: AnswerQuestion | null }>('copilot-answerer', () => ({ answer: null }))

/** Says who answers the questions of this process; null takes it back. */
export function offerAnswerer(answer: AnswerQuestion | null): void {
  holder().answer = answer
}

/** Who answers in this process; null where no server has said. */
export function answererOfProcess(): AnswerQuestion | null {
  return holder().answer
}
