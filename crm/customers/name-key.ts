import { Converter } from 'opencc-js/t2cn'
import { type Wording, wordings } from './likeness.ts'

const toSimplified = Converter({ from: 't', to: 'cn' })

const bracketed = /[(（[［【〔〈《「『]([^()（）[\]［］【】〔〕〈〉《》「」『』]*)[)）\]］】〕〉》」』]/gu
const bracket = /[()（）[\]［］【】〔〕〈〉《》「」『』]/gu
// Stays where it stands: it says what kind of company it is, not where.
const inPlace = /^(集团|集團|控股|股份|group|holdings?)$/iu

const chineseForm =
  /(股份有限责任公司|股份有限公司|有限责任公司|有限公司|股份公司|总公司|(?<![分子])公司|(?<=集团|.{3})股份)$/u
// 云岭水泥有限公司昆明分公司: the form of the company that the branch belongs to.
const formBeforeBranch = /(股份有限公司|有限责任公司|有限公司)(?=.+(分公司|分厂|办事处)$)/u
// Translations of 有限公司 that people use for one another. Pty, Pte, GmbH, LLC and the like name another law, and so
// another company: they stay.
const latinForms = new Set(['co', 'company', 'ltd', 'limited', 'inc', 'incorporated', 'corp', 'corporation', 'and'])
const latinSynonyms = new Map([
  ['proprietary', 'pty'],
  ['private', 'pvt'],
])

/**
 * The normal form of a company's name, for finding it again: width, brackets, white space, case, punctuation, traditional
 * characters and the usual legal forms fall away, and a place in brackets comes first, so that 华昱机电设备（上海）有限公司
 * is 上海华昱机电设备. 集团 stays, since a group and its member are two companies. Empty when the name has no letter.
 * @param except wordings to leave as they were typed
 */
export function nameKey(name: string, except: readonly Exclude<Wording, 'brackets'>[] = []): string {
  const keeps = (wording: (typeof except)[number]) => except.includes(wording)
  const gap = keeps('writing') ? '' : ' '
  const moved: string[] = []
  let text = name.normalize('NFC').replaceAll(bracketed, (_, inner: string) => {
    if (keeps('order') || inPlace.test(inner.trim())) return gap + inner + gap
    moved.push(inner)
    return gap
  })
  text = [...moved, text].join(gap)
  if (!keeps('script')) text = toSimplified(text)
  if (!keeps('writing')) text = plainWriting(text)
  if (!keeps('legal-form')) text = withoutLegalForm(text, keeps('writing'))
  return keeps('writing') ? text.trim() : text.replaceAll(' ', '')
}

/**
 * All the keys under which the name may stand: a bracket may be a place that moves, or just a bracket. Two names with a key
 * in common are likely one company.
 */
export function nameKeys(name: string): string[] {
  return [...new Set([nameKey(name), nameKey(name, ['order'])])]
}

/** What keeps two names with a key in common from being one text: empty when it is nothing but space at their ends. */
export function wordingsBetween(one: string, other: string): Wording[] {
  // They meet with the place moved to the front, or else with the brackets merely left out.
  const always: 'order'[] = nameKey(one) === nameKey(other) ? [] : ['order']
  return wordings.filter((wording) => {
    if (wording === 'brackets') {
      return bracketsOf(one) !== bracketsOf(other) && nameKey(one, ['order']) === nameKey(other, ['order'])
    }
    if (wording === always[0]) return false
    return nameKey(one, [...always, wording]) !== nameKey(other, [...always, wording])
  })
}

function bracketsOf(name: string): string {
  return name.match(bracket)?.join('') ?? ''
}

function plainWriting(text: string): string {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .normalize('NFKC')
      .toLowerCase()
      // S.A. is a word, not two.
      .replaceAll(/(?<![a-z])(?:[a-z]\.){2,}/g, (letters) => letters.replaceAll('.', ''))
      .replaceAll('&', ' and ')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .replaceAll(/(?<=\p{Script=Han}) +(?=\p{Script=Han})/gu, '')
      .trim()
  )
}

function withoutLegalForm(text: string, asTyped: boolean): string {
  let rest = text.replace(formBeforeBranch, '').trim()
  for (let before = ''; before !== rest; ) {
    before = rest
    const shorter = rest.replace(chineseForm, '').trim()
    if (shorter !== '') rest = shorter
  }
  const words = rest.split(' ').map((word) => latinSynonyms.get(word) ?? word)
  const isForm = (word: string) => latinForms.has(asTyped ? word.toLowerCase().replaceAll(/[.,]/g, '') : word)
  while (words.length > 1 && isForm(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}
