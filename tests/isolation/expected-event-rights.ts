import type { ExpectedRights } from './expected-rights.ts'
import { asked, unasked } from './people.ts'

const outsiders = `${asked} ${unasked}`

/** Of what happened: who reads it, and who may write that it did. */
export const rightsOnEvents: readonly ExpectedRights[] = [
  {
    who: 'owner',
    sees: 'A A1/call a1 a1/reviewed a1/approval',
    inserts: 'A A/call A1/call a1 a1/reviewed a1/approval password preferences delegated A/article view default token',
  },
  {
    who: 'manager',
    sees: 'A A1/call a1 a1/reviewed a1/costed a1/bid-cost a1/approval',
    inserts: 'A A/call A1/call a1 a1/reviewed a1/costed a1/bid-cost a1/approval A/article',
  },
  {
    who: 'deputy',
    sees: 'A a1 a1/reviewed a1/approval',
    inserts: 'A A/call A1/call a1 a1/reviewed a1/approval A/article',
  },
  {
    who: 'technical',
    sees: 'A A/call a1 a1/reviewed a1/approval',
    inserts: 'A A/call A1/call a1 a1/reviewed a1/approval A/article',
  },
  { who: 'colleague', sees: 'A', inserts: 'A A/call A1/call A/article' },
  { who: 'neighbour', sees: 'A a2', inserts: 'A A/call A1/call a2 A/article' },
  {
    who: 'head',
    sees: 'A A/call A1/call a1 a2 a a1/reviewed a1/costed a1/bid-cost a1/approval password locked preferences delegated A/article view default token',
    inserts: 'A A/call A1/call a1 a2 a a1/reviewed a1/costed a1/bid-cost a1/approval A/article',
  },
  {
    who: 'legal',
    sees: 'A A/call A1/call a1 a2 a a1/reviewed a1/approval password locked preferences delegated A/article view default token',
    inserts: 'A A/call A1/call a1 a2 a a1/reviewed a1/approval A/article',
  },
  { who: 'stranger', sees: 'B B/call b B/warned', inserts: 'B B/call b B/warned' },
  {
    who: 'headquarters',
    sees: 'all',
    inserts: 'G G/call a1 a2 a b a1/reviewed a1/costed a1/bid-cost a1/approval A/article',
  },
  {
    who: 'administrator',
    sees: 'all',
    inserts:
      'G G/call a1 a2 a b a1/reviewed a1/costed a1/bid-cost a1/approval person password locked preferences delegated A/article view default token',
  },
  { who: 'relay', sees: 'all' },
  { who: 'sign-in', inserts: 'locked' },
  {
    who: 'sweep',
    sees: 'G G/call A A/call B B/call A1/call a1 a2 a b a1/reviewed a1/approval B/warned person password locked preferences delegated A/article view default token',
    inserts: 'a1 a2 a b a1/reviewed a1/approval B/warned A/article',
  },
  { who: 'review', inserts: 'a1/reviewed' },
  { who: 'knowledge', inserts: 'A/article' },
  // What people decide who see no more than what they are asked about.
  {
    who: 'approvals',
    sees: 'all',
    inserts: 'a1 a2 a b a1/reviewed a1/costed a1/bid-cost a1/approval A/article',
    insertsForOthers: 'a1/approval',
  },
  { who: outsiders },
]
