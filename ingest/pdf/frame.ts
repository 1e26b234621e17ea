import type { Area, Direction, Rule } from './traced-page.ts'

export interface PageSize {
  width: number
  height: number
}

/** Turns a place on the page so that words of a direction run from left to right. */
export function toFrame(direction: Direction, size: PageSize, x: number, y: number): [number, number] {
  return [alongFrame(direction, size, x, y), downFrame(direction, size, x, y)]
}

/** The first of the two; by itself, as both are asked for every sign of a page. */
export function alongFrame(direction: Direction, { width, height }: PageSize, x: number, y: number): number {
  if (direction % 180 === 0) return direction === 0 ? x : width - x
  return direction === 90 ? y : height - y
}

export function downFrame(direction: Direction, { width, height }: PageSize, x: number, y: number): number {
  if (direction % 180 === 0) return direction === 0 ? y : height - y
  return direction === 90 ? width - x : x
}

/** The other way round, for boxes. */
export function areaOnPage(direction: Direction, { width, height }: PageSize, area: Area): Area {
  const { left, top, right, bottom } = area
  switch (direction) {
    case 0:
      return area
    case 90:
      return { left: width - bottom, top: left, right: width - top, bottom: right }
    case 180:
      return { left: width - right, top: height - bottom, right: width - left, bottom: height - top }
    case 270:
      return { left: top, top: height - right, right: bottom, bottom: height - left }
  }
}

/** How large the page is for words of a direction. */
export function frameSize(direction: Direction, { width, height }: PageSize): PageSize {
  return direction % 180 === 0 ? { width, height } : { width: height, height: width }
}

export function ruleInFrame(direction: Direction, size: PageSize, rule: Rule): Rule {
  const [one, other] = rule.horizontal
    ? [toFrame(direction, size, rule.from, rule.at), toFrame(direction, size, rule.to, rule.at)]
    : [toFrame(direction, size, rule.at, rule.from), toFrame(direction, size, rule.at, rule.to)]
  const horizontal = direction % 180 === 0 ? rule.horizontal : !rule.horizontal
  const [at, from, to] = horizontal ? [one[1], one[0], other[0]] : [one[0], one[1], other[1]]
  return { horizontal, at, from: Math.min(from, to), to: Math.max(from, to) }
}
