import { afterEach, expect, test, vi } from 'vitest'
import { circuitOf, closeCircuits } from './circuit.ts'

afterEach(() => {
  vi.useRealTimers()
  closeCircuits()
})

test.each([
  ['back', -3_600_000],
  ['forward', 3_600_000],
])('a rest lasts for half a minute, also where the clock is set %s an hour', (_, setBy) => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  const circuit = circuitOf({ baseUrl: 'https://models.example.com', model: 'qwen3' })
  for (const _ of [1, 2, 3]) circuit.failed()
  vi.setSystemTime(Date.now() + setBy)
  vi.advanceTimersByTime(29_000)
  expect(circuit.admits()).toBe(false)
  vi.advanceTimersByTime(2_000)
  expect(circuit.admits()).toBe(true)
})
