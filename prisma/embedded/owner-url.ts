/**
 * The address at which a connection to the embedded database acts as the owner of the tables, whatever role others rest in:
 * for migrations, seeds and commands beside a running server.
 * @param url as the server or the lock of its data folder gives it
 */
export function ownerUrl(url: string): string {
  const address = new URL(url)
  address.search = `${address.search}&options=${encodeURIComponent('-c role=none')}`
  return address.href
}
