import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { ShownText } from './foreign-text.ts'

/** What is wider than the page: nothing may have to be scrolled sideways to be read. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const say = (element: Element) => {
      const classes = element.getAttribute('class')?.split(' ').slice(0, 3).join('.') ?? ''
      return `${element.tagName.toLowerCase()}${classes && `.${classes}`} “${(element.textContent ?? '').trim().slice(0, 30)}”`
    }
    const scrolls = (element: Element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX)
    const found: string[] = []
    if (document.documentElement.scrollWidth > width + 1) {
      const wide = [...document.body.querySelectorAll('*')].filter((element) => {
        if (element.getBoundingClientRect().right <= width + 1) return false
        for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
          if (scrolls(above)) return false
        }
        return true
      })
      found.push(`the page is ${document.documentElement.scrollWidth} wide: ${wide.slice(-2).map(say).join(', ')}`)
    }
    // A column of the page that scrolls by itself must not scroll sideways either.
    for (const element of document.body.querySelectorAll('main, main > *, [role="dialog"]')) {
      const box = element.getBoundingClientRect()
      const isColumn = box.width > width * 0.5 && scrolls(element)
      if (isColumn && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${say(element)} is ${element.scrollWidth} wide in ${element.clientWidth}`)
      }
    }
    return found
  })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFinding {
  id: string
  impact: string
  nodes: { target: string[]; failureSummary: string }[]
}

/** What somebody with a screen reader, a keyboard or weak eyes would stumble over badly. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: AxeFinding[] }> }
    }
    return (await axe.run({ resultTypes: ['violations'] })).violations
  })
  return findings
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const [first] = nodes
      const summary = first?.failureSummary.split('\n')[1]?.trim() ?? ''
      return `${id} (${nodes.length}): ${first?.target.join(' ') ?? ''} ${summary}`
    })
}

/** Every text that can be seen or heard and stands outside the brackets of the pseudo-language. */
export function readShownTexts(page: Page): Promise<ShownText[]> {
  return page.evaluate(() => {
    const shown: { text: string; where: string }[] = []
    const add = (texts: string, where: string) => {
      for (const line of texts.split('⟦⟧')) {
        const text = line.trim().replace(/\s+/g, ' ')
        if (/\p{Letter}/u.test(text)) shown.push({ text, where })
      }
    }
    const unbracketed = (text: string) => {
      let rest = text
      for (let before = ''; before !== rest; ) {
        before = rest
        rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '\n')
      }
      return rest.replaceAll('\n', '⟦⟧')
    }
    const blockOf = (node: Node) => {
      let element = node.parentElement
      while (element && /^(inline|contents)/.test(getComputedStyle(element).display)) element = element.parentElement
      return element
    }
    // A sentence with a link in it is several text nodes, with its brackets in the first and the last.
    let block: Element | null = null
    let depth = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      // Words of a document that somebody uploaded stand in its file, in whatever language it has.
      const isNoScreens = parent?.closest('script, style, noscript, kbd, [data-at]')
      if (!parent || isNoScreens || !parent.checkVisibility()) continue
      const now = blockOf(node)
      if (now !== block) depth = 0
      block = now
      let outside = ''
      for (const letter of node.textContent ?? '') {
        if (letter === '⟧') depth = Math.max(0, depth - 1)
        else if (letter === '⟦') depth++
        else if (depth === 0) outside += letter
        if (letter === '⟧') outside += '⟦⟧'
      }
      // The one or two letters of an avatar stand beside the name that they are made of.
      const isInitials = parent.closest('[aria-hidden="true"]') && outside.replaceAll('⟦⟧', '').trim().length <= 3
      if (!isInitials) add(outside, `<${parent.tagName.toLowerCase()}>`)
    }
    for (const element of document.body.querySelectorAll(
      '[aria-label], [title], [placeholder], [alt], [aria-description]',
    )) {
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) {
        const value = element.getAttribute(name)
        if (value) add(unbracketed(value), `${name} of <${element.tagName.toLowerCase()}>`)
      }
    }
    add(unbracketed(document.title), 'the title')
    return shown
  })
}
