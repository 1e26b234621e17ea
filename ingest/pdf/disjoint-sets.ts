/** Things by number, each alone at first, that are joined into sets. */
export class DisjointSets {
  readonly #above: number[]

  constructor(count: number) {
    this.#above = Array.from({ length: count }, (_, index) => index)
  }

  join(one: number, other: number): void {
    this.#above[this.#first(one)] = this.#first(other)
  }

  /** The members of each set, in their order. */
  sets(): number[][] {
    return [...Map.groupBy(this.#above.keys(), (index) => this.#first(index)).values()]
  }

  #first(index: number): number {
    let at = index
    for (let above = this.#above[at]; above !== undefined && above !== at; above = this.#above[at]) {
      const further = this.#above[above] ?? above
      this.#above[at] = further
      at = further
    }
    return at
  }
}
