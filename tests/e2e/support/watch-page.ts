import type { ConsoleMessage, Page } from 'playwright-core'

/**
 * Collects what no page may do, from now on: write an error or a warning to the console, throw, break the content policy,
 * or get an answer over 499. A 4xx that a person is meant to see shows in the console and is told apart by its status.
 */
export async function watchPage(page: Page): Promise<{ faults: string[] }> {
  const faults: string[] = []
  const at = () => new URL(page.url(), 'http://nowhere').pathname
  page.on('console', (message) => {
    if (isFault(message)) faults.push(`${at()}: console ${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', ({ message }) => {
    // As below: the router lets the end of what it was loading show as an error that nobody caught.
    if (message !== 'signal is aborted without reason') faults.push(`${at()}: ${message}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${at()}: ${response.status()} from ${response.url()}`)
  })
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? ''
    // A page that is left drops what it was still loading.
    if (reason !== 'net::ERR_ABORTED') faults.push(`${at()}: ${request.url()}: ${reason}`)
  })
  // Not every violation reaches the console, so the page says them all. The script comes in beside the policy, not through it.
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
      )
    })
  })
  return { faults }
}

function isFault(message: ConsoleMessage): boolean {
  if (!['error', 'warning'].includes(message.type())) return false
  return !/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())
}
