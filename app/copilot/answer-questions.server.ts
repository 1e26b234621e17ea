import type { AnswerQuestion } from '#ai/copilot/answer.ts'

/**
 * Answers the questions of this process, by the model of the chat or without one. The tools and what chooses between them are loaded
 * with the first question: a process that is asked nothing does not carry them.
 */
export const answerQuestions: AnswerQuestion = async function* (asked) {
  const [{ copilotTools }, { answerEmbedded }, { answerQuestionWith }] = await Promise.all([
    import('#ai/copilot/tools/copilot-tools.server.ts'),
    import('#ai/copilot/answer-embedded.server.ts'),
    import('#ai/copilot/answer-question.server.ts'),
  ])
  // What a person chose needs nobody to find out what they meant.
  const answer = asked.chosen ? answerEmbedded : answerQuestionWith(copilotTools, answerEmbedded)
  yield* answer(asked)
}
