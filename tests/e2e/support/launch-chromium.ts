import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Starts the machine's own Chromium; CHROMIUM names another one. It calls nobody: no updates, no sync.
 * @throws when there is none
 */
export function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? known.find((path) => existsSync(path))
  if (!executablePath)
    throw new Error('no Chromium found: install it (apt-get install chromium), or set CHROMIUM to its path')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** The two sizes that every screen is made for. */
export const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
} as const
export type Size = keyof typeof sizes
