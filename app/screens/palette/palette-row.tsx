import { Command } from 'cmdk'
import type { MouseEvent } from 'react'
import { MarkedText } from './marked-text.tsx'
import type { PaletteItem } from './palette-item.ts'

interface Props {
  item: PaletteItem
  /** the words that were looked for */
  words: readonly string[]
  onTake: (item: PaletteItem, newTab: boolean) => void
  /** the pointer chose it */
  onPoint: () => void
}

/** One line: what it is by its icon, its name, what tells it apart, and at the end where it stands. */
export function PaletteRow({ item, words, onTake, onPoint }: Props) {
  const aside = (event: MouseEvent) => {
    const wanted = event.type === 'auxclick' ? event.button === 1 : event.ctrlKey || event.metaKey
    if (!wanted || !item.to) return
    event.stopPropagation()
    event.preventDefault()
    onTake(item, true)
  }
  return (
    <Command.Item
      value={item.id}
      onSelect={() => onTake(item, false)}
      onClickCapture={aside}
      onAuxClick={aside}
      onPointerMoveCapture={onPoint}
      className="group grid min-h-10 cursor-pointer select-none grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-3 rounded-md px-3 text-base data-[selected=true]:bg-accent-subtle phone:min-h-14 phone:grid-cols-[20px_minmax(0,1fr)_auto] phone:text-md"
    >
      <span className="text-ink-3 group-data-[selected=true]:text-accent-text">{item.icon}</span>
      <span className="flex min-w-0 items-baseline gap-2.5 phone:flex-col phone:items-stretch phone:gap-0">
        <span className="cut flex-[0_1_auto] phone:leading-[22px]">
          <MarkedText text={item.label} words={words} />
        </span>
        {item.note ? (
          <span className="cut min-w-16 flex-[1_3_0] text-ink-3 text-sm phone:flex-none phone:leading-[18px]">
            <MarkedText text={item.note} words={words} />
          </span>
        ) : null}
      </span>
      <span className="flex items-center gap-3 text-ink-3 text-sm">{item.end}</span>
    </Command.Item>
  )
}
