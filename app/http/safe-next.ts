const base = 'http://gantry.invalid'

/**
 * Where to go after signing in, taken from an address that anybody can write: a path of this very server, or the home page.
 * Browsers read a backslash as a slash and drop tabs and line breaks, so `/\evil` and `/<tab>/evil` lead away too.
 */
export function safeNext(next: string | null | undefined): string {
  if (!next?.startsWith('/')) return '/'
  const [path = ''] = next.split(/[?#]/)
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return '/'
  }
  const leadsAway = /^\/\/|[\\\s\p{Cc}]/u
  const url = URL.parse(next, base)
  if (!url || url.origin !== base || [path, plain, url.pathname].some((form) => leadsAway.test(form))) return '/'
  // Signing in must not end where one signs in or out.
  if (/^\/(sign-in|sign-out|auth)(\/|$)/.test(url.pathname)) return '/'
  return url.pathname + url.search + url.hash
}
