import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { ProposalView } from '#crm/conversations/get-conversation.server.ts'
import { showScreen } from '#tests/support/show-screen.tsx'
import { ProposalCard } from './proposal-card.tsx'

afterEach(cleanup)

const text = (zh: string) => ({ zh, en: zh })
const proposal: ProposalView = {
  id: 'p1',
  verb: 'change_field',
  record: { kind: 'opportunity', id: 'o1' },
  title: text('165MN 快锻液压机组'),
  fields: [
    {
      name: 'expectedSignOn',
      label: text('预计签约日'),
      before: { value: '2027-01-18', shown: text('2027-01-18') },
      after: { value: '2027-02-05', shown: text('2027-02-05') },
    },
  ],
  state: 'open',
  outcome: null,
  decidedAt: null,
}

async function show(change: Partial<ProposalView> = {}, answer: string | null = null) {
  const done: unknown[] = []
  const goOn = Promise.withResolvers<void>()
  await showScreen({
    screen: () => (
      <ProposalCard
        proposal={{ ...proposal, ...change }}
        onConfirm={async (values) => {
          done.push(values)
          await goOn.promise
          return answer
        }}
        onDecline={async () => {
          done.push('no')
          return null
        }}
        onAskAgain={() => done.push('again')}
      />
    ),
  })
  return { done, goOn: goOn.resolve }
}

const button = (name: string) => screen.getByRole('button', { name })

test('it names the record and shows the field as it is and as it would be; two clicks confirm once', async () => {
  const { done, goOn } = await show()
  screen.getByRole('region', { name: '改 165MN 快锻液压机组' })
  expect(screen.getByText('2027-01-18').tagName).toBe('DEL')
  expect(screen.getByText('2027-02-05').tagName).toBe('INS')
  fireEvent.click(button('改'))
  fireEvent.click(screen.getAllByRole('button')[0] as HTMLElement)
  goOn()
  expect(done).toEqual([{}])
})

test('another value is sent by the name of its field, and only when it is another', async () => {
  const { done, goOn } = await show()
  goOn()
  fireEvent.click(button('换个值'))
  const field = screen.getByLabelText('预计签约日')
  fireEvent.change(field, { target: { value: '2027-02-11' } })
  fireEvent.submit(field.closest('form') as HTMLFormElement)
  await waitFor(() => expect(done).toEqual([{ expectedSignOn: '2027-02-11' }]))
})

test('why it was not done is said, and it can be tried again or declined', async () => {
  const { done, goOn } = await show({}, '日期要写成 2026-11-25')
  goOn()
  fireEvent.click(button('改'))
  await screen.findByText('日期要写成 2026-11-25')
  fireEvent.click(button('不用'))
  await waitFor(() => expect(done).toEqual([{}, 'no']))
})

test('a conflict shows what was proposed, what stands there now and who was faster, and nothing to confirm', async () => {
  const { done } = await show({
    state: 'conflict',
    outcome: {
      conflict: {
        kind: 'moved',
        fields: [
          { name: 'expectedSignOn', label: text('预计签约日'), proposed: text('2027-02-05'), now: '2027-01-25' },
        ],
        currency: 'CNY',
        by: text('贺文澜'),
        at: '2026-11-25T03:06:00.000Z',
      },
    },
  })
  screen.getByText('没有改，这条刚被别人动过')
  screen.getByText(/贺文澜 .*11:06/)
  screen.getByText('2027-01-25')
  expect(screen.queryByRole('button', { name: '改' })).toBe(null)
  fireEvent.click(button('照现在的再问一次'))
  expect(done).toEqual(['again'])
})

test('what was decided offers nothing more, and shows the value that was written', async () => {
  await show({ state: 'confirmed', outcome: { values: { expectedSignOn: '2027-02-11' } } })
  screen.getByText('已改好')
  screen.getByText('2027-02-11')
  expect(screen.queryAllByRole('button')).toEqual([])
})
