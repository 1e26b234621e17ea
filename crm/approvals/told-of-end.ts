/** The version under which somebody is told that a delegation has ended; under the first they were told that it is to be. */
export const toldOfEnd = 2
