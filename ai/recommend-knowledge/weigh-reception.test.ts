import { expect, test } from 'vitest'
import { noReception } from '#knowledge/articles/count-reception.server.ts'
import { weighReception } from './weigh-reception.ts'

const weigh = (one: Partial<typeof noReception>) => Number(weighReception({ ...noReception, ...one }).toFixed(3))

test('what is new keeps its place, and what was passed over a few times', () => {
  expect(weigh({})).toBe(1)
  expect(weigh({ passedOver: 4 })).toBe(1)
  expect(weigh({ passedOver: 3, notUseful: 1 })).toBe(1)
})

test('what is passed over sinks by and by, and never out of sight', () => {
  // (0 + 2) / (0 + 5 + 8) / ¼, and so on
  expect(weigh({ passedOver: 5 })).toBe(0.615)
  expect(weigh({ passedOver: 8 })).toBe(0.5)
  expect(weigh({ passedOver: 24 })).toBe(0.25)
  expect(weigh({ passedOver: 10_000 })).toBe(0.1)
})

test('what people open or find useful keeps up, and what they refuse does not; nothing rises above what is new', () => {
  expect(weigh({ opened: 1, passedOver: 8 })).toBe(0.706)
  expect(weigh({ opened: 1, useful: 1, passedOver: 8 })).toBe(0.889)
  expect(weigh({ opened: 3, notUseful: 3, passedOver: 5 })).toBe(1)
  expect(weigh({ opened: 1, notUseful: 3, passedOver: 5 })).toBe(0.706)
  expect(weigh({ opened: 1000, useful: 1000, passedOver: 5 })).toBe(1)
})
