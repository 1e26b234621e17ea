import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ReviewView } from '#crm/contract-reviews/get-review.server.ts'
import type { ReviewState } from '#crm/contract-reviews/review-states.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { RunningReview } from './running-review.tsx'

afterEach(cleanup)

const show = (state: ReviewState) => {
  const review = {
    versionId: 'v1',
    state,
    problem: null,
    document: { id: 'd1', name: '买卖合同' },
    fileName: '买卖合同.pdf',
    opportunity: null,
    may: { decide: true, comment: true, run: true },
  } as unknown as Omit<ReviewView, 'fileId'>
  return showScreen({ screen: () => <RunningReview review={review} /> })
}
const again = () => screen.queryByRole('button', { name: '重新审阅' })

test('of a review that has ended and whose text is lost that is said, and no other is offered: none would begin', async () => {
  await show('done')
  expect(screen.getByText(/读取出的文本已丢失/)).toBeTruthy()
  expect(again()).toBeNull()
})

test('one that was stopped can be begun again', async () => {
  await show('cancelled')
  expect(screen.queryByText(/读取出的文本已丢失/)).toBeNull()
  expect(again()).not.toBeNull()
})
