import fc from 'fast-check'

/**
 * A fixed seed: the ordinary run tries the same cases on every machine, so that a red run says something about the change at
 * hand. `npm run test:deep` looks for new ones, many times as many; it says its seed, which PROPERTY_SEED takes again.
 */
const asked = process.env.PROPERTY_SEED ?? '7'

export const propertySeed = asked === 'new' ? Date.now() % 2 ** 31 : Number(asked)

/** How many cases a property test tries: what it names, times PROPERTY_TIMES. */
export function propertyRuns(ordinary: number): number {
  return ordinary * Number(process.env.PROPERTY_TIMES ?? 1)
}

fc.configureGlobal({ seed: propertySeed })
