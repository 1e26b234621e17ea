import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { UnreadableFile } from '#ingest/unreadable-file.ts'

const deepest = 220

/**
 * One part of a package as a tree. Parts have no document type: one that does is refused before anything of it is expanded.
 * @throws UnreadableFile `corrupt` when it is not well-formed, `unsafe` with a document type, `too-deep`
 */
export function parseXml(bytes: Uint8Array): Element {
  const text = decode(bytes)
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new UnreadableFile('unsafe', 'a document type')
  refuseDeep(text)
  try {
    const { documentElement } = new DOMParser({
      onError: (level, message) => {
        if (level !== 'warning') throw new Error(message)
      },
    }).parseFromString(text, 'text/xml')
    if (!documentElement) throw new Error('no root element')
    return documentElement
  } catch (error) {
    throw new UnreadableFile('corrupt', 'not well-formed', { cause: error })
  }
}

function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    throw new UnreadableFile('corrupt', `not ${encoding}`, { cause: error })
  }
}

/** Counted in the text, as walking a tree of 10,000 levels would break the walker first. */
function refuseDeep(text: string): void {
  let depth = 0
  for (const [tag] of text.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1
    else if (!tag.endsWith('/>')) depth += 1
    if (depth > deepest) throw new UnreadableFile('too-deep', `more than ${deepest} elements deep`)
  }
}

const isElement = (node: Node): node is Element => node.nodeType === 1

/** Child elements in their order, of any name or of one; prefixes do not count, as two editions of the format differ in them. */
export function childrenOf(element: Element | null | undefined, name?: string): Element[] {
  const found: Element[] = []
  for (let node = element?.firstChild ?? null; node; node = node.nextSibling) {
    if (isElement(node) && (name === undefined || node.localName === name)) found.push(node)
  }
  return found
}

export function childOf(element: Element | null | undefined, ...path: string[]): Element | undefined {
  let at: Element | undefined = element ?? undefined
  for (const name of path) at = childrenOf(at, name)[0]
  return at
}

/** An attribute by its local name. */
export function attributeOf(element: Element | null | undefined, name: string): string | null {
  if (!element) return null
  const direct = element.getAttribute(`w:${name}`) ?? element.getAttribute(name)
  if (direct !== null) return direct
  for (const attribute of element.attributes) if (attribute.localName === name) return attribute.value
  return null
}

/** What `<w:name w:val="…"/>` says: null where there is none. */
export function valOf(element: Element | null | undefined, ...path: string[]): string | null {
  return attributeOf(childOf(element, ...path), 'val')
}

/** An on/off property of WordprocessingML: there without a value means on; undefined where it is not said. */
export function isOn(element: Element | null | undefined, name: string): boolean | undefined {
  const child = childOf(element, name)
  if (!child) return undefined
  const value = attributeOf(child, 'val')
  return value === null || !['0', 'false', 'off'].includes(value)
}

export function integerOf(text: string | null): number | null {
  return text !== null && /^-?\d{1,9}$/.test(text) ? Number(text) : null
}
