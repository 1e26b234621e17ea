import type { Figure } from '#ai/copilot/tool.ts'

const number = /(\d{4}-\d{2}-\d{2})|(\d[\d,]*(?:\.\d+)?)(\s*%)?/g

/** The figures of a sentence that was written elsewhere, as they stand there. */
export function figuresIn(text: string): Pick<Figure, 'value' | 'unit'>[] {
  return [...text.matchAll(number)].map(([, day, value = '', percent]) =>
    day ? { value: day, unit: 'date' } : { value: value.replace(/,$/, ''), unit: percent ? 'percent' : 'count' },
  )
}
