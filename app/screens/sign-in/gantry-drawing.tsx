import { useTranslation } from 'react-i18next'
import { cn } from '#app/components/ui/cn.ts'

const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)

const grid = [...steps(0, 560, 40).map((x) => `M${x} 0V500`), ...steps(20, 500, 40).map((y) => `M0 ${y}H560`)].join('')
/** The scale along the rail: a long mark every fifth. */
const scale = steps(20, 540, 8)
  .map((x, index) => `M${x} 84v${index % 5 === 0 ? -8 : -4}`)
  .join('')
const bracing = steps(20, 500, 40)
  .map((x) => `M${x} 122l20-32l20 32`)
  .join('')
const ground = steps(14, 574, 14)
  .map((x) => `M${x} 457l-7 9`)
  .join('')

/** A leg that widens to its foot, seen from the front; `x` is its middle. */
function leg(x: number) {
  return {
    outline: `M${x - 14} 122l-20 308M${x + 14} 122l20 308M${x - 19} 200h38M${x - 24} 280h48M${x - 29} 360h58`,
    bracing: `M${x - 19} 200l43 80M${x + 19} 200l-43 80l53 80M${x + 24} 280l-53 80M${x - 14} 122l33 78M${x + 14} 122l-33 78M${x - 29} 360l63 70M${x + 29} 360l-63 70`,
    x,
  }
}

const legs = [leg(70), leg(490)]

/**
 * The one drawing of the product: a gantry crane that lifts a ring, measured as on paper. It stands on the accent's darkest
 * enamel in either theme, so its colours are the ramp's own.
 */
export function GantryDrawing({ className }: { className?: string }) {
  const { t } = useTranslation('sign-in')
  const line = 'fill-none stroke-(--color-enamel-500)'
  const strong = 'fill-none stroke-(--color-enamel-300)'
  const faint = 'fill-none stroke-(--color-enamel-600)'
  const block = 'fill-(--color-enamel-700) stroke-(--color-enamel-300)'
  return (
    <svg viewBox="0 0 560 500" aria-hidden className={cn('stroke-1', className)}>
      <path d={grid} className="fill-none stroke-(--color-enamel-800)" />
      <g>
        <path d={bracing} className={faint} />
        <path d={scale} className={faint} />
        <path d="M20 90H540V122H20Z" strokeWidth="1.25" className={line} />
        <path d="M20 84H540" strokeWidth="1.5" className={strong} />
      </g>
      {legs.map(({ x, outline, bracing: braces }) => (
        <g key={x}>
          <path d={braces} className={faint} />
          <path d={outline} strokeWidth="1.25" className={line} />
          <rect x={x - 44} y="430" width="88" height="12" strokeWidth="1.25" className={line} />
          <circle cx={x - 26} cy="449" r="7" strokeWidth="1.25" className={line} />
          <circle cx={x + 26} cy="449" r="7" strokeWidth="1.25" className={line} />
        </g>
      ))}
      <g strokeWidth="1.5">
        <rect x="292" y="60" width="76" height="24" rx="3" className={block} />
        <circle cx="308" cy="84" r="5" className="fill-(--color-enamel-900) stroke-(--color-enamel-300)" />
        <circle cx="352" cy="84" r="5" className="fill-(--color-enamel-900) stroke-(--color-enamel-300)" />
        <path d="M322 84V232M338 84V232" className={strong} />
        <rect x="314" y="232" width="32" height="22" rx="2" className={block} />
        <path d="M330 254V268a9 9 0 1 1-9 9" className={strong} />
        <ellipse cx="330" cy="352" rx="84" ry="22" className={strong} />
        <path d="M246 352V382A84 22 0 0 0 414 382V352" className={strong} />
      </g>
      <g strokeWidth="1.25" className={line}>
        <path d="M330 286L262 330M330 286L398 330" />
        <ellipse cx="330" cy="352" rx="62" ry="14" />
        <path d="M246 412v10M414 412v10M246 418H414M252 415l-6 3l6 3M408 415l6 3l-6 3" />
        <path d="M0 457H560" />
      </g>
      <text x="330" y="436" textAnchor="middle" className="fill-(--color-enamel-300) stroke-none text-sm">
        {t('drawing')}
      </text>
      <path d={ground} className={faint} />
    </svg>
  )
}
