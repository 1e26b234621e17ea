const base = 'http://gantry.invalid'

/**
 * A path of this very server, taken from an address that anybody can write, or the home page. Browsers read a backslash as a
 * slash and drop tabs and line breaks, so `/\evil` and `/<tab>/evil` lead away too.
 */
export function safePath(address: string | null | undefined): string {
  if (!address?.startsWith('/')) return '/'
  const [path = ''] = address.split(/[?#]/)
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return '/'
  }
  const leadsAway = /^\/\/|[\\\s\p{Cc}]/u
  const url = URL.parse(address, base)
  if (!url || url.origin !== base || [path, plain, url.pathname].some((form) => leadsAway.test(form))) return '/'
  return url.pathname + url.search + url.hash
}

// Answers without a page: nobody wants to end there. A test holds this list against the route table.
const noPage = [
  /^\/(sign-in|sign-out|auth|healthz|preferences|people|live|mcp|search|views)(\/|$)/,
  /^\/(opportunities|customers|contracts|bids)\/(choices|duplicates|export\.csv)$/,
  // What is looked at before it is submitted is a page.
  /^\/(opportunities|customers|contracts|bids|documents|warnings)\/[^/]+\/(?!submit$|exception$|post-mortem$)[^/]+$/,
  /^\/knowledge\/(articles|directories)\/(add$|upload$|[^/]+\/(?!edit$))/,
  /^\/copilot\/(ask$|history$|[^/]+\/)/,
  /^\/approvals\/(people$|[^/]+\/)/,
  /^\/(gates\/[^/]+|inbox\/read|rules\/(sweep|release|records|try|start))$/,
  /^\/rules\/[^/]+\/(?!edit$|diff$)[^/]+$/,
  /^\/admin\/(jobs|exchange-rates|models)\/[^/]+$/,
]

/** Where to go after signing in: a page of this server, but none where one signs in or out. */
export function safeNext(next: string | null | undefined): string {
  const path = safePath(next)
  const [pathname = ''] = path.split(/[?#]/)
  return noPage.some((pattern) => pattern.test(pathname)) ? '/' : path
}
