/**
 * Ends what was begun, the last of it first. A step that fails keeps none from ending: what comes after it closes files and gives
 * locks back.
 * @throws what the steps threw, once all have been taken
 */
export async function stopInOrder(begun: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const stop of begun.toReversed()) {
    try {
      await stop()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 1) throw new AggregateError(failures, 'several things did not end in order')
  if (failures.length > 0) throw failures[0]
}
