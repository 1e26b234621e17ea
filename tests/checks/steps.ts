import type { Step } from './run-step.ts'

/** What the steps read and git does not keep. */
export const generated: Step[] = [
  { name: 'database client', command: ['npm', 'run', '--silent', 'generate'] },
  { name: 'route types', command: ['npm', 'run', '--silent', 'typegen'] },
]

// Each of these keeps one core busy, so they run two at a time; the tests have two workers of their own.
export const still: Step[] = [
  { name: 'types', command: ['npm', 'run', '--silent', 'types'] },
  { name: 'style', command: ['npm', 'run', '--silent', 'style'] },
  { name: 'floors', command: ['npm', 'run', '--silent', 'floors'] },
  { name: 'dead code', command: ['npm', 'run', '--silent', 'dead-code'] },
]

export const tests: Step[] = [
  { name: 'guards', command: ['vitest', 'run', '--project', 'guards'], isTest: true },
  { name: 'tests', command: ['vitest', 'run', '--project', 'node', '--project', 'browser'], isTest: true },
]
