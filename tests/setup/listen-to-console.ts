import { format } from 'node:util'

const methods = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const

type Talker = Pick<Console, (typeof methods)[number]>

/**
 * Takes over what a console would print. Tests say nothing: a warning that scrolls by is a fault nobody reads. A test
 * that provokes one on purpose replaces the method by its own mock.
 * @returns a check that throws what has been said since it was last called
 */
export function listenToConsole(talker: Talker): () => void {
  const heard: string[] = []
  for (const method of methods) {
    talker[method] = (...said: unknown[]) => {
      heard.push(`console.${method}: ${format(...said)}`)
    }
  }
  return () => {
    if (heard.length > 0) throw new Error(`the console was written to:\n${heard.splice(0).join('\n')}`)
  }
}
