import { expect, test } from 'vitest'
import { DataTexts, findForeign } from './foreign-text.ts'

const data = new DataTexts([
  '周启明',
  'Zhou Qiming',
  'Luoyang Heavy Forging 125 MN',
  'OPP-2026-0041',
  'pre-bid',
  'activitiesSinceStageEntry',
])
const foreign = (...texts: string[]) =>
  findForeign(
    texts.map((text) => ({ text, where: 'p' })),
    data,
  )

test.each([
  'Zhou Qiming',
  'Zhou Qiming · OPP-2026-0041',
  'Luoyang Heavy',
  'Zhou Qiming, 12',
  '¥126.8 M',
  '2026-11-25 09:30',
  '14 → 15',
  '80.0%',
  'Gantry',
])('data, figures and names may stand: %s', (text) => {
  expect(foreign(text)).toEqual([])
})

test.each([
  'Save',
  'Zhou Qiming · Owner',
  'uoyang',
  'Zho',
  'Days left 12',
  '保存',
  'pre-bid',
  'activitiesSinceStageEntry',
  'Jan 12',
])('planted: %s', (text) => {
  expect(foreign(text)).toEqual([`“${text}” in p`])
})
