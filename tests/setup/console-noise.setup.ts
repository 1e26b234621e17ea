import { afterAll, afterEach } from 'vitest'
import { listenToConsole } from './listen-to-console.ts'

const refuseNoise = listenToConsole(console)

afterEach(refuseNoise)
afterAll(refuseNoise)
