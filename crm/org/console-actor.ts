import { ownActor } from './own-actor.ts'

/**
 * Who acts when a command is typed on the server's own console: whoever can do that owns the database anyway. It keeps what
 * is shared and sees no records; events carry the nil UUID of RFC 9562 as their actor.
 */
export const consoleActor = ownActor(
  {
    id: '00000000-0000-0000-0000-000000000000',
    name: { zh: '控制台', en: 'Console' },
    email: 'console@localhost',
  },
  { keeper: true, keptRules: 'group' },
)
