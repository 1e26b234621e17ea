export interface GaugeProps {
  /** Index of the current stage, from 0. */
  at: number
  of: number
  label: string
}

/** The stage as scale marks, the same drawing as the rail, small. Stands beside the stage's name. */
export function Gauge({ at, of, label }: GaugeProps) {
  return (
    <span role="img" aria-label={label} className="gauge">
      {Array.from({ length: of }, (_, mark) => (
        <i key={`mark-${mark + 1}`} data-mark={mark < at ? 'done' : mark === at ? 'now' : undefined} />
      ))}
    </span>
  )
}
