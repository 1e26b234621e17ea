import { expect, test } from 'vitest'
import { usedQuestions } from './used-questions.ts'

test('a question that an example or an earlier measurement has is no unseen one, however it is written', () => {
  const learnt = ['And the other one?']
  expect(usedQuestions(["What's on my plate today?", 'and the OTHER one', '没有人问过的这一句'], learnt)).toEqual([
    "What's on my plate today?",
    'and the OTHER one',
  ])
})
