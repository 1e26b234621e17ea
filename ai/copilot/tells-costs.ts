const costly = new Set(['cost', 'costs', 'margin'])

/**
 * Whether plain JSON tells what something costs or what remains of a price: the verbs give that under these names alone, and only to those
 * who see costs.
 */
export function tellsCosts(view: unknown): boolean {
  if (Array.isArray(view)) return view.some(tellsCosts)
  if (typeof view !== 'object' || view === null) return false
  return Object.entries(view).some(([key, value]) => (costly.has(key) && value !== null) || tellsCosts(value))
}
