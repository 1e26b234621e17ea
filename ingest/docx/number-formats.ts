/** How a number is written in a list, by the format's name in WordprocessingML (ECMA-376 part 1, 17.18.59). */
export function writeNumber(format: string, value: number): string {
  return (writers[format] ?? String)(value)
}

const writers: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  bullet: () => '•',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperLetter: (value) => letters(value).toUpperCase(),
  lowerLetter: letters,
  upperRoman: (value) => roman(value).toUpperCase(),
  lowerRoman: roman,
  ordinal: (value) => `${value}${ordinalEnding(value)}`,
  cardinalText: englishOf,
  ordinalText: englishOf,
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => `(${value})`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: digits,
  japaneseDigitalTenThousand: digits,
  taiwaneseDigital: digits,
  chineseLegalSimplified: (value) =>
    replaceAll(chinese(value), '一二三四五六七八九十百千零', '壹贰叁肆伍陆柒捌玖拾佰仟零'),
  ideographLegalTraditional: (value) =>
    replaceAll(chinese(value), '一二三四五六七八九十百千零', '壹貳參肆伍陸柒捌玖拾佰仟零'),
  ideographTraditional: (value) => '甲乙丙丁戊己庚辛壬癸'[value - 1] ?? String(value),
  ideographZodiac: (value) => '子丑寅卯辰巳午未申酉戌亥'[value - 1] ?? String(value),
}

function letters(value: number): string {
  // After z comes aa, then bb.
  return value < 1 ? '' : String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.ceil(value / 26)))
}

const romanParts = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

function roman(value: number): string {
  let left = Math.min(value, 4000)
  let written = ''
  for (const [worth, sign] of romanParts) {
    while (left >= worth) {
      written += sign
      left -= worth
    }
  }
  return written
}

function circled(value: number): string {
  return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : String(value)
}

const figures = '零一二三四五六七八九'

function digits(value: number): string {
  return replaceAll(String(value), '0123456789', '〇一二三四五六七八九')
}

function chinese(value: number): string {
  if (value < 0 || value > 9999) return String(value)
  if (value < 10) return figures[value] ?? ''
  let written = ''
  let isGap = false
  for (const [worth, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const figure = Math.floor(value / worth) % 10
    if (figure === 0) {
      isGap = written !== ''
      continue
    }
    const isTeen = worth === 10 && figure === 1 && written === ''
    written += `${isGap ? '零' : ''}${isTeen ? '' : figures[figure]}${sign}`
    isGap = false
  }
  return written
}

const english =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen`.split(/\s+/)
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

function englishOf(value: number): string {
  const word =
    english[value] ??
    (value < 100 ? [englishTens[Math.floor(value / 10)], english[value % 10]].join('-') : String(value))
  return word.replace(/-zero$/, '').replace(/^./, (first) => first.toUpperCase())
}

function ordinalEnding(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13
  return (teen ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[value % 10]) ?? 'th'
}

function replaceAll(text: string, from: string, to: string): string {
  return [...text].map((letter) => to[from.indexOf(letter)] ?? letter).join('')
}
