import type { RequestHandler } from 'express'
import { mostBytes } from '#ingest/most-bytes.ts'

interface DrainLimits {
  /** bytes */
  most?: number
  /** milliseconds */
  patience?: number
}

/**
 * Takes off the wire what is still to come of a body whose answer is out: an upload that is refused at its beginning is told why, and
 * its connection serves the next request. Whoever sends on and on is cut off.
 */
export function drainBody({ most = 2 * mostBytes, patience = 30_000 }: DrainLimits = {}): RequestHandler {
  return (request, response, next) => {
    response.once('finish', () => {
      if (request.complete || request.destroyed) return
      // Whoever listened for the body stopped it where they had enough, and would stop it again.
      request.removeAllListeners('data')
      const late = setTimeout(() => request.destroy(), patience)
      request.once('close', () => clearTimeout(late))
      let left = most
      request.on('data', (piece: Buffer) => {
        left -= piece.length
        if (left < 0) request.destroy()
      })
      request.resume()
    })
    next()
  }
}
