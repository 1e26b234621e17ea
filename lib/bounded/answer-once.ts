/**
 * The other end of `startBounded`: does the work that the one message asks for, answers, and is gone. What the work throws ends the
 * process, as what it was not made for.
 */
export function answerOnce<Input, Output>(work: (input: Input) => Promise<Output>): void {
  process.once('message', async (input: Input) => {
    const output = await work(input)
    process.send?.({ output }, () => process.disconnect())
  })
}
