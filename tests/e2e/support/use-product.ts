import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { launchChromium, type Size, sizes } from './launch-chromium.ts'
import { settleAlways } from './settle.ts'
import { type Served, type ServeOptions, startServer } from './start-server.ts'
import { watchPage } from './watch-page.ts'

export interface OpenOptions {
  size?: Size
  language?: 'zh-CN' | 'en' | 'qps'
  theme?: 'light' | 'dark'
}

export interface Product {
  server: () => Served
  /** A page in a browser context of its own, signed in as nobody. What it may not do fails the test. */
  open: (options?: OpenOptions) => Promise<Page>
  /** Stops the server and starts it again on the same data, with another environment: the clock of another day. */
  restart: (env: Record<string, string>) => Promise<void>
  /** Takes back what the watched pages have said so far, for a test that provokes it. */
  takeFaults: () => string[]
}

/** The built product on demo data of its own, and a browser, for the tests of one file. */
export function useProduct(options: Omit<ServeOptions, 'dataDir'> = {}): Product {
  let server: Served
  let browser: Browser
  let contexts: BrowserContext[] = []
  let kept = ''
  let watched: { faults: string[] }[] = []
  const takeFaults = () => watched.flatMap(({ faults }) => faults.splice(0))

  beforeAll(async () => {
    browser = await launchChromium()
    server = await startServer({ template: inject('demoData'), ...options })
  })
  afterEach(async () => {
    const faults = takeFaults()
    await Promise.all(contexts.map((context) => context.close()))
    contexts = []
    watched = []
    expect(faults).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    if (kept) rmSync(kept, { recursive: true, force: true })
  })

  return {
    server: () => server,
    takeFaults,
    restart: async (env) => {
      kept ||= mkdtempSync(path.join(tmpdir(), 'gantry-kept-'))
      await server.stop({ keepIn: kept })
      server = await startServer({ ...options, dataDir: kept, env: { ...options.env, ...env } })
    },
    open: async ({ size = 'desktop', language = 'zh-CN', theme = 'light' } = {}) => {
      const context = await browser.newContext({
        baseURL: server.url,
        viewport: sizes[size],
        hasTouch: size === 'phone',
        isMobile: size === 'phone',
        colorScheme: theme,
        reducedMotion: 'reduce',
      })
      contexts.push(context)
      await context.addCookies([{ name: 'lng', value: language, url: server.url }])
      const page = await context.newPage()
      watched.push(await watchPage(page))
      settleAlways(page)
      return page
    },
  }
}
