import { cranesEarlier } from './cranes-earlier.ts'
import { cranesLater } from './cranes-later.ts'
import { forgingEarlier } from './forging-earlier.ts'
import { forgingLater } from './forging-later.ts'
import { kilnsEarlier } from './kilns-earlier.ts'
import { kilnsLater } from './kilns-later.ts'
import { miningEarlier } from './mining-earlier.ts'
import { miningLater } from './mining-later.ts'
import type { PastBid } from './past-bid.ts'
import { rollingEarlier } from './rolling-earlier.ts'
import { rollingLater } from './rolling-later.ts'
import { unreviewed } from './unreviewed.ts'
import { vesselsEarlier } from './vessels-earlier.ts'
import { vesselsLater } from './vessels-later.ts'

/** Three years of bids of all subsidiaries that have ended. */
export const pastBids: readonly PastBid[] = [
  ...forgingEarlier,
  ...forgingLater,
  ...rollingEarlier,
  ...rollingLater,
  ...cranesEarlier,
  ...cranesLater,
  ...kilnsEarlier,
  ...kilnsLater,
  ...miningEarlier,
  ...miningLater,
  ...vesselsEarlier,
  ...vesselsLater,
  ...unreviewed,
]
