import type { ReactNode } from 'react'

export interface SegmentedButtonsProps<Value extends string> {
  label: string
  items: readonly { value: Value; label: ReactNode; icon?: ReactNode }[]
  current: Value
  onChoose: (value: Value) => void
}

/** The same shown in another way, where that is no address of its own: which one it is, is pressed. */
export function SegmentedButtons<Value extends string>(props: SegmentedButtonsProps<Value>) {
  const { label, items, current, onChoose } = props
  return (
    <fieldset aria-label={label} className="flex flex-none rounded-md bg-sunken p-0.5">
      {items.map(({ value, label: words, icon }) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === current}
          onClick={() => onChoose(value)}
          className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-[5px] px-2.5 font-medium text-ink-2 hover:text-ink aria-pressed:bg-segment-on aria-pressed:text-ink phone:h-10"
        >
          {icon}
          {words}
        </button>
      ))}
    </fieldset>
  )
}
