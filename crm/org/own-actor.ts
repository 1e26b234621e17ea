import type { Actor } from '#prisma/actor.ts'

interface OwnActor {
  /** a UUID that is no person's, which policies know */
  id: string
  name: Actor['name']
  email: string
}

/** Somebody who acts and is no person: without roles and organisations, seeing nothing but what `more` or a policy lets them. */
export function ownActor(
  { id, name, email }: OwnActor,
  more: Partial<Pick<Actor, 'scope' | 'all' | 'keeper' | 'keptRules' | 'costs'>> = {},
): Actor {
  return {
    personId: id,
    name,
    email,
    title: null,
    roles: [],
    scope: 'self',
    home: { id, name },
    orgs: [],
    writeOrgs: [],
    salesOrgs: [],
    companies: [],
    writeCompanies: [],
    all: false,
    keeper: false,
    keptRules: [],
    costs: false,
    reviews: false,
    ...more,
  }
}
