import { soundText } from '#lib/zod.ts'

const most = 100

/** The words that a picker looks for, as they stand in an address; without any, it shows the first by name. */
export const PickerWordsSchema = soundText()
  .catch('')
  .transform((text) => [...text.slice(0, 4 * most)].slice(0, most).join(''))
