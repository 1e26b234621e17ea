import { cn } from './cn.ts'

/** Required things as a row of bars: the met ones filled, the missing ones outlined. */
export function Ticks({ met, of, label }: { met: number; of: number; label: string }) {
  return (
    <span role="img" aria-label={label} className="flex flex-wrap gap-[3px]">
      {Array.from({ length: of }, (_, tick) => (
        <i
          key={`tick-${tick + 1}`}
          className={cn(
            'h-2 w-[18px] rounded-[1.5px] phone:w-6',
            tick < met ? 'bg-accent-mark' : 'inset-ring-[1.5px] inset-ring-watch-mark',
          )}
        />
      ))}
    </span>
  )
}
