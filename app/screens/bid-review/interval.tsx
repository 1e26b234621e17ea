interface IntervalProps {
  /** from 0 to 1 */
  rate: number
  lower: number
  upper: number
  /** of all others; null where there are none */
  rest: number | null
  /** of all together */
  average: number | null
  label: string
}

const at = (share: number) => `${(share * 100).toFixed(2)}%`

/** A rate with its interval, that of the rest as a ring, and the average as a dashed line: a drawing, its figures stand beside it. */
export function Interval({ rate, lower, upper, rest, average, label }: IntervalProps) {
  return (
    <svg role="img" aria-label={label} className="h-5 w-full overflow-visible">
      <line x1="0" x2="100%" y1="10" y2="10" className="stroke-line-strong" />
      {average !== null && (
        <line x1={at(average)} x2={at(average)} y1="0" y2="20" className="stroke-line-input" strokeDasharray="3 2" />
      )}
      <rect
        x={at(lower)}
        width={at(Math.max(upper - lower, 0.005))}
        y="8"
        height="4"
        rx="1"
        className="fill-accent-line"
      />
      {rest !== null && <circle cx={at(rest)} cy="10" r="4" strokeWidth="1.5" className="fill-surface stroke-ink-3" />}
      <line x1={at(rate)} x2={at(rate)} y1="3" y2="17" strokeWidth="3" className="stroke-accent-mark" />
    </svg>
  )
}

/** Two average scores of one to five: lost as a ring, won as a mark. */
export function ScorePair({ won, lost, label }: { won: number | null; lost: number | null; label: string }) {
  const place = (score: number) => at((score - 1) / 4)
  return (
    <svg role="img" aria-label={label} className="h-5 w-[116px] flex-none overflow-visible phone:w-20">
      <line x1="0" x2="100%" y1="10" y2="10" className="stroke-line-strong" />
      {[1, 2, 3, 4, 5].map((score) => (
        <line key={score} x1={place(score)} x2={place(score)} y1="7" y2="13" className="stroke-line-strong" />
      ))}
      {won !== null && lost !== null && (
        <line x1={place(lost)} x2={place(won)} y1="10" y2="10" strokeWidth="4" className="stroke-accent-line" />
      )}
      {lost !== null && (
        <circle cx={place(lost)} cy="10" r="4" strokeWidth="1.5" className="fill-surface stroke-ink-3" />
      )}
      {won !== null && (
        <line x1={place(won)} x2={place(won)} y1="3" y2="17" strokeWidth="3" className="stroke-accent-mark" />
      )}
    </svg>
  )
}
