import { approvalActor } from '#crm/org/approval-actor.ts'
import { resolveActor } from '#crm/org/resolve-actor.server.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import type { Role } from '#crm/org/role.policy.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { knowledgeActor } from '#knowledge/knowledge-actor.ts'
import type { Actor, Scope } from '#prisma/actor.ts'
import { withRole } from '#prisma/with-actor.server.ts'

/** The tree: a group, 锻压 (A) with two departments, 起重 (B) and 电气 (C) with none. Each value is the label's parent. */
export const organisations = { G: null, A: 'G', A1: 'A', A2: 'A', B: 'G', C: 'G' } as const
export type Organisation = keyof typeof organisations

/** Labels from the group down to an organisation. */
export function lineageOf(label: Organisation): string[] {
  const parent = organisations[label]
  return parent ? [...lineageOf(parent), label] : [label]
}

/** Every kind of person of whom something different is to be expected: where they belong, as what, how far they see. */
export const memberships = {
  owner: ['A1', 'rep', 'self'],
  colleague: ['A1', 'rep', 'self'],
  manager: ['A1', 'sales-manager', 'department'],
  neighbour: ['A2', 'rep', 'self'],
  deputy: ['A2', 'rep', 'self'],
  technical: ['A', 'technical', 'self'],
  head: ['A', 'subsidiary-head', 'subtree'],
  legal: ['A', 'legal', 'subtree'],
  stranger: ['B', 'rep', 'self'],
  headquarters: ['G', 'hq-sales', 'group'],
  administrator: ['G', 'administrator', 'group'],
  // Of a company that has nothing of the world: they see what they are asked to approve, by roles that let them do a lot elsewhere.
  approver: ['C', 'rep', 'self'],
  director: ['C', 'subsidiary-head', 'subtree'],
  former: ['C', 'rep', 'self'],
  substitute: ['C', 'rep', 'self'],
  relieved: ['C', 'rep', 'self'],
  lapsed: ['C', 'rep', 'self'],
  early: ['C', 'rep', 'self'],
  second: ['C', 'rep', 'self'],
} as const satisfies Record<string, readonly [Organisation, Role, Scope]>

export type Person = keyof typeof memberships
export const people = Object.keys(memberships) as Person[]

/**
 * Whoever is asked to approve the first contract, was asked, or stands in for somebody who is: `director` sees costs by their role, the
 * others do not.
 */
export const asked = 'approver director former substitute'
/**
 * Whoever stands in no more, as it was ended or its time has passed, not yet, or for somebody for whom nothing waits: `second` for
 * `former`, who has decided, and for `substitute`, who only stands in themselves.
 */
export const unasked = 'relieved lapsed early second'

/** The product's own business, which acts as nobody. */
export const services = { 'sign-in': 'gantry_auth', relay: 'gantry_jobs' } as const
export type Service = keyof typeof services
/** The product's own actors, who are no people. */
export const ownActors = {
  sweep: sweepActor,
  review: reviewActor,
  approvals: approvalActor,
  knowledge: knowledgeActor,
} as const
export type OwnActor = keyof typeof ownActors
export type Who = Person | Service | OwnActor
export const everybody: readonly Who[] = [...people, 'sign-in', 'relay', 'sweep', 'review', 'approvals', 'knowledge']

/** A uuid that says in a failure what it stands for: a kind of row and its number. */
export const idOf = (kind: number, number: number) =>
  `00000000-0000-7000-8${String(kind).padStart(3, '0')}-${String(number + 1).padStart(12, '0')}`

export const organisationId = (label: string) => idOf(1, Object.keys(organisations).indexOf(label))
export const personId = (label: string) => idOf(2, Object.keys(memberships).indexOf(label))

/** Resolves everybody from their memberships, as a request does. */
export async function resolveEverybody(): Promise<Record<Person, Actor>> {
  const actors: Partial<Record<Person, Actor>> = {}
  for (const person of people) {
    const actor = await withRole('gantry_auth', (tx) => resolveActor({ tx, personId: personId(person) }))
    if (!actor) throw new Error(`${person} was not resolved`)
    actors[person] = actor
  }
  return actors as Record<Person, Actor>
}
