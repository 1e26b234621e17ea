import { expect, test } from 'vitest'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import { moreAddress, readShown } from './board-address.ts'
import { dropOf, type Move, placed, type Target } from './board-data.ts'
import { outlookOf } from './column-hint.tsx'

const name = { zh: '', en: '' }
const card = (id: string, stage: string, status: 'open' | 'won' | 'lost' = 'open') =>
  ({ id, stage: { id: stage, name, at: 1, of: 3 }, status }) as OpportunityRow
const column = (id: string, cards: OpportunityRow[] = []): BoardColumn => ({
  stage: { id, name, winProbability: 10 },
  count: cards.length,
  totals: [],
  cards,
  more: false,
})
const columns = [column('first', [card('a', 'first')]), column('second', [card('b', 'second')]), column('last')]

const lost: Target = { end: 'lost' }
const won: Target = { end: 'won' }
const open: Target = { end: 'open' }
const to = (stageId: string): Target => ({ stageId })

test.each([
  ['on, to the next stage only', card('x', 'first'), to('second'), { verb: 'promote', to: 'second' }],
  ['not over one', card('x', 'first'), to('last'), null],
  ['not to where it is', card('x', 'second'), to('second'), null],
  ['back, with a reason', card('x', 'last'), to('first'), { verb: 'roll-back', to: 'first' }],
  ['lost from any stage', card('x', 'first'), lost, { verb: 'close', outcome: 'lost' }],
  ['won from the last', card('x', 'last'), won, { verb: 'close', outcome: 'won' }],
  ['not won before', card('x', 'second'), won, null],
  ['an ended one, open again', card('x', 'second', 'won'), open, { verb: 'reopen' }],
  ['an ended one, to no stage', card('x', 'first', 'lost'), to('second'), null],
  ['an open one, not open again', card('x', 'first'), open, null],
])('a card goes %s', (_, row, target, drop) => {
  expect(dropOf(row, target, columns)).toEqual(drop)
})

test('a card on its way waits where it was put, once, and the others stay', () => {
  const move: Move = { row: card('a', 'first'), stageId: 'second' }
  const shown = placed(columns, new Map([['a', move]]))
  expect(shown.map(({ cards }) => cards.map(({ id }) => id))).toEqual([[], ['a', 'b'], []])
  // Once the server's answer is drawn, the card is in the column anyway: not there twice until the move is forgotten.
  const after = [column('first'), column('second', [card('b', 'second'), card('a', 'second')]), column('last')]
  expect(placed(after, new Map([['a', move]])).map(({ cards }) => cards.length)).toEqual([0, 2, 0])
  expect(placed(columns, new Map())).toEqual(columns)
})

test('how many cards are shown stands in the address, and anything else in it is left out', () => {
  const address = moreAddress({ mine: '1' }, { 'product-project.bid': 30 }, 'product-project.bid')
  expect(address).toBe('/opportunities/board?mine=1&more=product-project.bid:50')
  expect(readShown(new URL(address, 'http://here'))).toEqual({ 'product-project.bid': 50 })
  expect(readShown(new URL('http://here/?more=__proto__:9,x,product-project.bid:-1,a.b:1e9,a.b:20'))).toEqual({
    'a.b': 20,
  })
})

const may = {
  edit: true,
  promote: true,
  close: true,
  rollBack: false,
  reopen: false,
  staff: true,
  log: true,
  note: true,
}
const there = (missing: number, promote = true) =>
  ({ state: 'there', may: { ...may, promote }, gate: { missing }, competitors: [] }) as never

test.each([
  ['asking', { verb: 'promote', to: 'second' }, { state: 'asking' }],
  ['missing', { verb: 'promote', to: 'second' }, there(2)],
  ['ready', { verb: 'promote', to: 'second' }, there(0)],
  ['forbidden', { verb: 'promote', to: 'second' }, there(0, false)],
  // Nobody answered: the drop itself will tell.
  ['unchecked', { verb: 'promote', to: 'second' }, { state: 'silent' }],
  ['unchecked', { verb: 'promote', to: 'second' }, null],
  ['reason', { verb: 'close', outcome: 'lost' }, { state: 'silent' }],
  ['forbidden', { verb: 'roll-back', to: 'first' }, there(0)],
  ['reason', { verb: 'close', outcome: 'lost' }, there(0)],
] as const)('before the drop it says: %s', (outlook, drop, asked) => {
  expect(outlookOf(drop, asked)).toBe(outlook)
})
