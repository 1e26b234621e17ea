import { type Logger, pino } from 'pino'
import { once } from './once.ts'

/** The process's log, as JSON lines on standard error. What could be a secret is cut out by name. */
export function logger(level = 'info'): Logger {
  return once('log', () =>
    pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        redact: {
          paths: ['*.password', '*.secret', '*.token', '*.cookie', '*.authorization', 'headers'],
          censor: '[cut]',
        },
      },
      pino.destination(2),
    ),
  )
}
