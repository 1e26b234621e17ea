interface Props {
  /** shares of the whole width, 0 to 100 */
  amount: number
  weighted: number
}

/** What a stage is worth beside the largest one, and how much of it counts by its probabilities: a measure, not an ornament. */
export function ColumnBar({ amount, weighted }: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none" className="mt-1.5 block h-1.5 w-full">
      {[10, 20, 30, 40, 50, 60, 70, 80, 90].map((x) => (
        <rect key={x} x={x} y="0" width="0.5" height="6" className="fill-line-strong" />
      ))}
      <rect x="0" y="0" width={amount} height="6" className="fill-accent-line" />
      <rect x="0" y="0" width={weighted} height="6" className="fill-accent-mark" />
    </svg>
  )
}
