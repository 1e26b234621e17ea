import type { Actor } from '#prisma/actor.ts'

/**
 * Who acts when a command is typed on the server's own console: whoever can do that owns the database anyway. It keeps what
 * is shared and sees no records; events carry the nil UUID of RFC 9562 as their actor.
 */
export const consoleActor: Actor = {
  personId: '00000000-0000-0000-0000-000000000000',
  name: { zh: '控制台', en: 'Console' },
  email: 'console@localhost',
  title: null,
  roles: [],
  scope: 'self',
  home: { id: '00000000-0000-0000-0000-000000000000', name: { zh: '控制台', en: 'Console' } },
  orgs: [],
  writeOrgs: [],
  salesOrgs: [],
  companies: [],
  writeCompanies: [],
  all: false,
  keeper: true,
  costs: false,
  reviews: false,
}
