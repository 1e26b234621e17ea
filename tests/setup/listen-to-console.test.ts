import { expect, test } from 'vitest'
import { listenToConsole } from './listen-to-console.ts'

test('what is written to the console is thrown, once', () => {
  const nothing = (..._said: unknown[]) => {}
  const talker = { log: nothing, info: nothing, warn: nothing, error: nothing, debug: nothing, trace: nothing }
  const refuseNoise = listenToConsole(talker)
  refuseNoise()
  talker.warn('%s is not wrapped in act', 'A')
  expect(refuseNoise).toThrow('console.warn: A is not wrapped in act')
  refuseNoise()
})
