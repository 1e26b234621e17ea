interface Node {
  id: string
  parentId: string | null
}

/** A directory and all below it; empty where it is not there. */
export function withBelow<N extends Node>(nodes: readonly N[], id: string): N[] {
  const own = nodes.filter((node) => node.id === id)
  return own.flatMap((node) => [
    node,
    ...nodes.filter(({ parentId }) => parentId === id).flatMap((below) => withBelow(nodes, below.id)),
  ])
}

/** The directories on the way to one, the topmost first and itself last. */
export function wayTo<N extends Node>(nodes: readonly N[], id: string): N[] {
  const node = nodes.find((one) => one.id === id)
  if (!node) return []
  return [...(node.parentId ? wayTo(nodes, node.parentId) : []), node]
}
