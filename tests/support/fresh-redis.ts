import { Redis } from 'ioredis'

/**
 * A Redis of a test file's own, emptied: one of the numbered databases of the server at TEST_REDIS_URL, which all files and
 * earlier runs share. Null where there is no server.
 */
export async function freshRedis(number: number): Promise<string | null> {
  const server = process.env.TEST_REDIS_URL
  if (!server) return null
  const url = new URL(server)
  url.pathname = `/${number}`
  const redis = new Redis(url.href)
  await redis.flushdb()
  await redis.quit()
  return url.href
}
