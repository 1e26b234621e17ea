/** Lets others have their turn: what is summed up is long, and the process serves everybody. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
