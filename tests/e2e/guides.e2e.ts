import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import type { Walk } from './support/guides/walk.ts'
import { administrator } from './support/guides/walk-administrator.ts'
import { legalReviewer } from './support/guides/walk-legal-reviewer.ts'
import { manager } from './support/guides/walk-manager.ts'
import { rep } from './support/guides/walk-rep.ts'
import { askDatabase } from './support/read-demo.ts'
import { readGuide } from './support/read-guide.ts'
import { signIn } from './support/sign-in.ts'
import { useProduct } from './support/use-product.ts'

// Follows the guides of docs/guides step by step: what a step names in bold is what is looked for on the screen, so that a guide
// that has grown old fails here.

const product = useProduct()

const someoneOf = async (role: string) => {
  const [found] = await askDatabase<{ id: string }>(
    product.server(),
    `SELECT p.id FROM person p JOIN membership m ON m.person_id = p.id JOIN organisation o ON o.id = m.org_id
     WHERE m.role = $1 AND p.active ORDER BY o.kind <> 'department', m.scope = 'group' DESC, p.id LIMIT 1`,
    [role],
  )
  if (!found) throw new Error(`nobody is ${role}`)
  return found.id
}

const walks = {
  rep: { role: 'rep', walk: rep, picture: { name: 'copilot', after: 4 } },
  'legal-reviewer': { role: 'legal', walk: legalReviewer, picture: { name: 'contract-review', after: 2 } },
  manager: { role: 'sales-manager', walk: manager, picture: { name: 'bid-review', after: 2 } },
  administrator: { role: 'administrator', walk: administrator, picture: { name: 'rule-builder', after: 4 } },
} as const satisfies Record<string, { role: string; walk: Walk[]; picture: { name: string; after: number } }>

test.each(
  (Object.keys(walks) as (keyof typeof walks)[]).flatMap((name) =>
    (['zh-CN', 'en'] as const).map((language) => [name, language] as const),
  ),
)('the guide of the %s holds on the screen: %s', async (name, language) => {
  const { role, walk, picture } = walks[name]
  const { steps, pictures } = readGuide(name, language)
  expect(steps).toHaveLength(walk.length)
  expect(pictures.length).toBeGreaterThan(0)
  for (const shown of pictures) expect(existsSync(shown), shown.pathname).toBe(true)
  const page = await product.open({ language })
  // A contract is read in the background first, which takes its time on a busy machine.
  page.setDefaultTimeout(90_000)
  await signIn(page.context(), product.server().url, await someoneOf(role))
  await page.goto('/')
  for (const [at, step] of walk.entries()) {
    const { words = [], text = '' } = steps[at] ?? {}
    await step(page, words).catch((cause: unknown) => {
      throw new Error(`${name}, ${language}, step ${at + 1}: ${text}`, { cause })
    })
    // The pictures of the guides are taken by `npm run look -- --guides`.
    if (process.env.GUIDE_PICTURES && at + 1 === picture.after) {
      const file = language === 'en' ? `${picture.name}.png` : `${picture.name}.${language}.png`
      await page.screenshot({ path: fileURLToPath(new URL(`../../docs/pictures/${file}`, import.meta.url)) })
    }
  }
})
