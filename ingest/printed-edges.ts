import type { PrintedRun } from './document.ts'

/** How finely a place is told: in shares of the run's breadth, of a line across a page less than a hundredth of a point. */
const shares = 50_000
/** Below it characters steer machines; above the last of ours are halves of pairs. */
const first = 32

type Breadth = Pick<PrintedRun, 'box' | 'direction'>

/**
 * Keeps the edges of a run's characters as a text, one character an edge: as numbers they were more than all else that is kept of
 * a document.
 * @param edges distances from where the run begins, in points
 */
export function packEdges(edges: readonly number[], run: Breadth): string {
  const perPoint = shares / (breadthOf(run) || 1)
  const codes = new Uint16Array(edges.length)
  for (let at = 0; at < edges.length; at += 1) {
    codes[at] = first + Math.min(shares, Math.max(0, Math.round((edges[at] ?? 0) * perPoint)))
  }
  return Buffer.from(codes.buffer).toString('utf16le')
}

/** Where the character at a place begins, counted from the run's first; of the place behind the last, where that ends. In points. */
export function edgeAt({ edges, ...run }: Breadth & Pick<PrintedRun, 'edges'>, at: number): number {
  const code = edges.charCodeAt(at)
  return Number.isNaN(code) ? 0 : ((code - first) / shares) * breadthOf(run)
}

function breadthOf({ box, direction }: Breadth): number {
  return direction % 180 === 0 ? box.width : box.height
}
