import type { Element } from '@xmldom/xmldom'
import { areAlike } from '#ingest/colours-alike.ts'
import type { Block, HiddenText } from '#ingest/document.ts'
import { attributeOf, childOf, childrenOf, integerOf, isOn, valOf } from './parse-xml.ts'

/** What is said of a run's letters; undefined where it is not said and the style below counts. */
interface Letters {
  vanish?: boolean
  bold?: boolean
  /** six hexadecimal digits, or "auto" */
  colour?: string
  /** of the ground behind the letters */
  ground?: string
  /** in half points */
  size?: number
}

interface Style {
  basedOn: string | null
  name: string
  letters: Letters
  paragraph: Element | undefined
}

export interface Numbered {
  list: string
  level: number
}

export interface ParagraphLook {
  /** of a heading, from 1 */
  heading: number | null
  numbered: Numbered | null
  look: Block['look']
}

/** Answers how a paragraph and a run are set, by its own properties and by the styles that it goes by. */
export interface Styles {
  paragraph: (properties: Element | undefined) => ParagraphLook
  /** @param shaded ground of the paragraph or the cell */
  hidden: (run: Element | undefined, paragraph: Element | undefined, shaded: string | null) => HiddenText['why'] | null
  bold: (run: Element | undefined, paragraph: Element | undefined) => boolean
}

const deepestStyle = 12

/** @param root of `word/styles.xml`; null when the document has none */
export function readStyles(root: Element | null): Styles {
  const styles = new Map<string, Style>()
  let normal: string | null = null
  for (const each of childrenOf(root, 'style')) {
    const id = attributeOf(each, 'styleId') ?? ''
    if (attributeOf(each, 'type') === 'paragraph' && ['1', 'true'].includes(attributeOf(each, 'default') ?? ''))
      normal = id
    styles.set(id, {
      basedOn: valOf(each, 'basedOn'),
      name: (valOf(each, 'name') ?? '').toLowerCase(),
      letters: lettersOf(childOf(each, 'rPr')),
      paragraph: childOf(each, 'pPr'),
    })
  }
  const defaults = lettersOf(childOf(root, 'docDefaults', 'rPrDefault', 'rPr'))

  /** From the style itself down to what it rests on. */
  function chainOf(id: string | null): Style[] {
    const chain: Style[] = []
    for (let at = id; at !== null && chain.length < deepestStyle; at = styles.get(at)?.basedOn ?? null) {
      const style = styles.get(at)
      if (style) chain.push(style)
    }
    return chain
  }

  function lettersFor(run: Element | undefined, paragraph: Element | undefined): Letters {
    const chain = [...chainOf(valOf(run, 'rStyle')), ...chainOf(valOf(paragraph, 'pStyle') ?? normal)]
    return Object.assign({}, defaults, ...chain.toReversed().map(({ letters }) => letters), lettersOf(run))
  }

  return {
    paragraph: (properties) => {
      const chain = chainOf(valOf(properties, 'pStyle') ?? normal)
      const all = [properties, ...chain.map(({ paragraph }) => paragraph)]
      const outline = integerOf(firstSaid(all, (each) => valOf(each, 'outlineLvl')))
      const named = chain.map(({ name }) => /^heading (\d)$/.exec(name)?.[1]).find(Boolean)
      const isTitle = chain.some(({ name }) => name === 'title')
      const heading = named ? Number(named) : outline !== null && outline < 9 ? outline + 1 : isTitle ? 1 : null
      return { heading, numbered: numberedOf(all), look: lookOf(all, lettersFor(undefined, properties).bold ?? false) }
    },
    hidden: (run, paragraph, shaded) => whyHidden(lettersFor(run, paragraph), shaded),
    bold: (run, paragraph) => lettersFor(run, paragraph).bold ?? false,
  }
}

function whyHidden({ vanish, colour, ground, size }: Letters, shaded: string | null): HiddenText['why'] | null {
  if (vanish) return 'vanish'
  // 2 points and less nobody reads.
  if (size !== undefined && size <= 4) return 'tiny'
  const behind = ground ?? shaded ?? 'auto'
  const isSaid = (each: string | undefined): each is string => each !== undefined && /^[0-9a-f]{6}$/i.test(each)
  const on = behind === 'auto' ? 'FFFFFF' : behind
  return isSaid(colour) && isSaid(on) && areAlike(colour, on) ? 'colour-of-ground' : null
}

function lettersOf(properties: Element | undefined): Letters {
  const letters: Letters = {}
  if (!properties) return letters
  const vanish = isOn(properties, 'vanish')
  if (vanish !== undefined) letters.vanish = vanish
  const bold = isOn(properties, 'b')
  if (bold !== undefined) letters.bold = bold
  const colour = childOf(properties, 'color')
  if (colour) letters.colour = colourOf(colour)
  const ground = attributeOf(childOf(properties, 'shd'), 'fill')
  if (ground) letters.ground = ground
  const size = integerOf(valOf(properties, 'sz'))
  if (size !== null) letters.size = size
  return letters
}

function colourOf(colour: Element): string {
  const theme = attributeOf(colour, 'themeColor')
  const isTinted = attributeOf(colour, 'themeShade') !== null
  return (theme === 'background1' || theme === 'light1') && !isTinted
    ? 'FFFFFF'
    : (attributeOf(colour, 'val') ?? 'auto')
}

function numberedOf(all: readonly (Element | undefined)[]): Numbered | null {
  const list = firstSaid(all, (each) => valOf(each, 'numPr', 'numId'))
  if (list === null || list === '0') return null
  return { list, level: integerOf(firstSaid(all, (each) => valOf(each, 'numPr', 'ilvl'))) ?? 0 }
}

function lookOf(all: readonly (Element | undefined)[], bold: boolean): Block['look'] {
  const align = firstSaid(all, (each) => valOf(each, 'jc'))
  const indent = firstSaid(all, (each) => {
    const ind = childOf(each, 'ind')
    return attributeOf(ind, 'left') ?? attributeOf(ind, 'start')
  })
  return {
    align:
      align === 'center'
        ? 'center'
        : align === 'right' || align === 'end'
          ? 'right'
          : align === 'both'
            ? 'justify'
            : 'left',
    // In twentieths of a point; a level of indentation is half an inch.
    indent: Math.max(0, Math.min(8, Math.round((integerOf(indent) ?? 0) / 720))),
    bold,
  }
}

function firstSaid<T>(all: readonly (Element | undefined)[], say: (each: Element) => T | null): T | null {
  for (const each of all) {
    const said = each ? say(each) : null
    if (said !== null) return said
  }
  return null
}
