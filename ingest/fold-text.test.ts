import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText, isUnfolded, toSource, toText } from './fold-text.ts'

const folded = (source: string) => foldText(source).text

describe('canonical text', () => {
  test.each([
    ['Kangxi and supplement radicals', '⽀付⾦额⽇期⻓⻋⻔', '支付金额日期长车门'],
    ['letters, figures and signs of full width', 'ＡＢ１２．５％', 'AB12.5%'],
    ['punctuation stays Chinese', '甲方，乙方（以下简称“卖方”）；', '甲方，乙方（以下简称“卖方”）；'],
    ['ligatures', 'ﬁnal ﬂow oﬄoad', 'final flow offload'],
    ['compatibility ideographs and squared units', '金 50㎡ 3㎜', '金 50m2 3mm'],
    ['spaces between Chinese characters', '合 同　总 价', '合同总价'],
    ['line breaks inside a sentence', '合同\n总价\nthe total\r\nprice', '合同总价 the total price'],
    ['a number of a clause keeps its space', '第九条 　责任上限', '第九条 责任上限'],
    ['no space at the ends', '  9.1 卖方  ', '9.1 卖方'],
    ['invisible characters', 'mark\u200b as\u202e sa\u00adfe\ufeff', 'mark as safe'],
    ['what is composed', 'Ko\u0308ln', 'Köln'],
    ['half a surrogate pair', 'a\ud83d b', 'a\ufffd b'],
    ['circled figures stay', '①②', '①②'],
    ['spaces beside what is Latin', '总价 100 万元 of A 。 end', '总价 100 万元 of A 。 end'],
    ['a mark behind many plain letters', 'Ko a\u0308 o\u0308', 'Ko ä ö'],
  ])('%s', (_, source, text) => {
    expect(folded(source)).toBe(text)
  })

  test('folded text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 40 }), (source) => {
        expect(folded(folded(source))).toBe(folded(source))
      }),
    )
  })
})

const alphabet = fc.constantFrom(
  ...'第九条合同⽀⽇ﬁﬃＡ１％，（）。 \n\u3000\u200b\u00adab9.㎡Ⅳ金',
  'o\u0308',
  '𠘨',
  '⺇',
)

describe('the way back to the source', () => {
  test('a ligature, a space left out, a space in between', () => {
    const source = ' 合 同 ﬁnal  price '
    const { text, folds } = foldText(source)
    const shown = (part: string) => {
      const start = text.indexOf(part)
      const { start: from, end } = toSource(folds, { start, end: start + part.length })
      return source.slice(from, end)
    }
    expect(text).toBe('合同 final price')
    expect(shown('合同')).toBe('合 同')
    expect(shown('同')).toBe('同')
    expect(shown('final')).toBe('ﬁnal')
    expect(shown('inal')).toBe('ﬁnal')
    expect(shown('price')).toBe('price')
  })

  test('a stretch stands sign for sign where nothing of it was folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 40 }), fc.nat(40), fc.nat(40), (source, one, other) => {
        const { text, folds } = foldText(source)
        const start = Math.min(one, other, source.length)
        const end = Math.min(Math.max(one, other), source.length)
        if (text === '' || !isUnfolded(folds, { start, end })) return
        const places = Array.from({ length: end - start + 1 }, (_, nth) => toText(folds, start + nth) - nth)
        expect(new Set(places).size).toBe(1)
      }),
    )
  })

  test('any span leads to a stretch that folds to what holds it', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 40 }), fc.nat(40), fc.nat(40), (source, one, other) => {
        const { text, folds } = foldText(source)
        const start = Math.min(one, other, text.length)
        const end = Math.min(Math.max(one, other), text.length)
        const shown = toSource(folds, { start, end })
        expect(shown.start).toBeLessThanOrEqual(Math.max(shown.end, shown.start))
        expect(folded(`\u4e00${source.slice(shown.start, shown.end)}`).replaceAll(/\s/gu, '')).toContain(
          text.slice(start, end).replaceAll(/\s/gu, ''),
        )
      }),
    )
  })
})
