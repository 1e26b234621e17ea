import type { GroupMode, GroupNode, LineNode, SentenceNode, Sentences } from './sentence-tree.ts'

/** What a person does to sentences. Each is one step that can be taken back. */
export type Edit =
  | { do: 'set-line'; id: number; source: LineNode['source'] }
  | { do: 'set-empty'; id: number; empty: LineNode['empty'] }
  | { do: 'set-mode'; id: number; mode: GroupMode }
  | { do: 'add-line'; to: number }
  | { do: 'add-group'; to: number }
  | { do: 'remove'; id: number }
  | { do: 'move'; id: number; by: -1 | 1 }
  | { do: 'indent'; id: number }
  | { do: 'outdent'; id: number }
  | { do: 'drop'; id: number; to: number; at: number }

/** Sentences after a step; the same where it leads nowhere, as moving the first one up. */
export function editSentences(sentences: Sentences, edit: Edit): Sentences {
  const { root, next } = sentences
  switch (edit.do) {
    case 'set-line':
      return { root: change(root, edit.id, (node) => ({ ...node, source: edit.source })), next }
    case 'set-empty':
      return { root: change(root, edit.id, (node) => ({ ...node, empty: edit.empty })), next }
    case 'set-mode':
      return { root: change(root, edit.id, (node) => ({ ...node, mode: edit.mode, bare: false })), next }
    case 'add-line':
      return { root: put(root, edit.to, null, emptyLine(next)), next: next + 1 }
    case 'add-group': {
      const group: GroupNode = { kind: 'group', id: next, mode: 'any', bare: false, children: [emptyLine(next + 1)] }
      return { root: put(root, edit.to, null, group), next: next + 2 }
    }
    case 'remove':
      return { root: take(root, edit.id).root, next }
    case 'move':
      return { root: moveBy(root, edit.id, edit.by), next }
    case 'indent':
      return indent(sentences, edit.id)
    case 'outdent':
      return { root: outdent(root, edit.id), next }
    case 'drop':
      return { root: drop(root, edit), next }
  }
}

function emptyLine(id: number): LineNode {
  return { kind: 'line', id, source: {}, empty: null }
}

/** The group that a sentence stands in, and where; null for the root and for what is not there. */
export function parentOf(root: GroupNode, id: number): { group: GroupNode; at: number } | null {
  const at = root.children.findIndex((child) => child.id === id)
  if (at >= 0) return { group: root, at }
  for (const child of root.children) {
    const found = child.kind === 'group' ? parentOf(child, id) : null
    if (found) return found
  }
  return null
}

/** Every sentence, in visible order. */
export function* everySentence(node: SentenceNode): Generator<SentenceNode> {
  yield node
  if (node.kind === 'group') for (const child of node.children) yield* everySentence(child)
}

function change<N extends SentenceNode>(node: N, id: number, by: (node: SentenceNode) => object): N {
  if (node.id === id) return { ...node, ...by(node) }
  if (node.kind === 'line') return node
  return { ...node, children: node.children.map((child) => change(child, id, by)) }
}

/** Puts a sentence into a group; `at` null is its end. A group of one that needed no list gets one. */
function put(root: GroupNode, to: number, at: number | null, node: SentenceNode): GroupNode {
  return change(root, to, (group) => {
    if (group.kind !== 'group') return {}
    return { bare: false, children: group.children.toSpliced(at ?? group.children.length, 0, node) }
  })
}

function take(root: GroupNode, id: number): { root: GroupNode; node: SentenceNode | null } {
  const parent = parentOf(root, id)
  const node = parent?.group.children[parent.at]
  if (!parent || !node) return { root, node: null }
  const children = parent.group.children.toSpliced(parent.at, 1)
  return { root: change(root, parent.group.id, () => ({ children })), node }
}

/** Past its neighbour; at the edge of its group out of it, on that side. */
function moveBy(root: GroupNode, id: number, by: -1 | 1): GroupNode {
  const parent = parentOf(root, id)
  if (!parent) return root
  const { group, at } = parent
  const to = at + by
  const [node, neighbour] = [group.children[at], group.children[to]]
  if (!node) return root
  if (neighbour) {
    const children = group.children.with(at, neighbour).with(to, node)
    return change(root, group.id, () => ({ children }))
  }
  const outer = parentOf(root, group.id)
  if (!outer) return root
  return put(take(root, id).root, outer.group.id, by < 0 ? outer.at : outer.at + 1, node)
}

/** Into the group before it, or else into a new one of its own. */
function indent({ root, next }: Sentences, id: number): Sentences {
  const parent = parentOf(root, id)
  const node = parent?.group.children[parent.at]
  if (!parent || !node) return { root, next }
  const before = parent.group.children[parent.at - 1]
  if (before?.kind === 'group') return { root: put(take(root, id).root, before.id, null, node), next }
  const group: GroupNode = { kind: 'group', id: next, mode: 'any', bare: false, children: [node] }
  const children = parent.group.children.with(parent.at, group)
  return { root: change(root, parent.group.id, () => ({ children })), next: next + 1 }
}

/** Out of its group, behind it; a group that it leaves empty goes with it. */
function outdent(root: GroupNode, id: number): GroupNode {
  const parent = parentOf(root, id)
  const outer = parent && parentOf(root, parent.group.id)
  const node = parent?.group.children[parent.at]
  if (!outer || !node) return root
  const moved = put(take(root, id).root, outer.group.id, outer.at + 1, node)
  return parent.group.children.length === 1 ? take(moved, parent.group.id).root : moved
}

/** To a place in another group, or in its own; into itself nothing goes. */
function drop(root: GroupNode, { id, to, at }: { id: number; to: number; at: number }): GroupNode {
  const parent = parentOf(root, id)
  const node = parent?.group.children[parent.at]
  if (!parent || !node || [...everySentence(node)].some((inside) => inside.id === to)) return root
  // Its own place is gone by the time that it is put down.
  const place = parent.group.id === to && parent.at < at ? at - 1 : at
  return put(take(root, id).root, to, place, node)
}
