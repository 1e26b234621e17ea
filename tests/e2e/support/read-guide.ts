import { readFileSync } from 'node:fs'

/** A numbered step of a guide: what it says, and the words in bold, which are those on the screen. */
export interface GuideStep {
  text: string
  words: string[]
}

const folder = new URL('../../../docs/guides/', import.meta.url)

/** The numbered steps of a guide in `docs/guides`, in their order, and the pictures that it shows. */
export function readGuide(name: string, language: 'zh-CN' | 'en'): { steps: GuideStep[]; pictures: URL[] } {
  const file = new URL(language === 'en' ? `${name}.md` : `${name}.${language}.md`, folder)
  const text = readFileSync(file, 'utf8')
  const steps = text
    .split(/\n(?=\d+\. )/)
    .slice(1)
    .map((part): GuideStep => {
      // What is indented goes on with the step; an empty line ends it.
      const step = (part.split('\n\n')[0] ?? '').replace(/^\d+\. /, '').replace(/\n\s+/g, ' ')
      return { text: step, words: [...step.matchAll(/\*\*(.+?)\*\*/g)].map(([, words]) => words ?? '') }
    })
  const pictures = [...text.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => new URL(path ?? '', file))
  return { steps, pictures }
}
