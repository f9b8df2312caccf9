import type { CivilDate } from '#domain/calendar/civil-date.ts'

/** 按工作内容, 按逻辑顺序, 按阶段目标: what work was split by (S4-25). */
export const splitBases = ['content', 'order', 'stage'] as const
export type SplitBasis = (typeof splitBases)[number]

/** One line of the work breakdown structure. Siblings stand in the order of their positions. */
export interface WbsNode {
  readonly id: string
  readonly parentId: string | null
  readonly position: number
}

export interface WbsPlace {
  readonly id: string
  readonly parentId: string | null
  /** 1.2.3 */
  readonly number: string
  /** 0 at the top. */
  readonly level: number
  readonly isSummary: boolean
}

/**
 * The lines from top to bottom with their numbers. A line whose parent is not there, or that would be its own
 * ancestor, stands at the top: nothing of a plan is lost from sight.
 */
export function outlineOf(nodes: readonly WbsNode[]): WbsPlace[] {
  const known = new Set(nodes.map(({ id }) => id))
  const byParent = new Map<string | null, WbsNode[]>()
  for (const node of nodes) {
    const parentId = node.parentId !== null && known.has(node.parentId) ? node.parentId : null
    const siblings = byParent.get(parentId)
    if (siblings) siblings.push(node)
    else byParent.set(parentId, [node])
  }
  for (const siblings of byParent.values()) siblings.sort(inPlace)
  const places: WbsPlace[] = []
  const seen = new Set<string>()
  const walk = (parentId: string | null, above: string, level: number) => {
    for (const [at, node] of (byParent.get(parentId) ?? []).entries()) {
      const number = above === '' ? String(at + 1) : `${above}.${at + 1}`
      seen.add(node.id)
      places.push({ id: node.id, parentId, number, level, isSummary: byParent.has(node.id) })
      walk(node.id, number, level + 1)
    }
  }
  walk(null, '', 0)
  const lost = nodes.filter(({ id }) => !seen.has(id))
  return lost.length === 0
    ? places
    : outlineOf(nodes.map((node) => (seen.has(node.id) ? node : { ...node, parentId: null })))
}

function inPlace(one: WbsNode, other: WbsNode): number {
  return one.position - other.position || (one.id < other.id ? -1 : 1)
}

export interface Spot {
  readonly parentId: string | null
  /** Behind this sibling; null: first. */
  readonly afterId: string | null
}

/** 缩进: the last part of the sibling before; undefined where there is none. */
export function indentedSpot(nodes: readonly WbsNode[], id: string): Spot | undefined {
  const siblings = siblingsOf(nodes, id)
  const before = siblings[siblings.findIndex((node) => node.id === id) - 1]
  if (before === undefined) return undefined
  return { parentId: before.id, afterId: childrenOf(nodes, before.id).at(-1)?.id ?? null }
}

/** 提升: right behind what it was a part of; undefined at the top. */
export function outdentedSpot(nodes: readonly WbsNode[], id: string): Spot | undefined {
  const parent = nodes.find((node) => node.id === nodes.find((one) => one.id === id)?.parentId)
  return parent && { parentId: parent.parentId, afterId: parent.id }
}

/** One place up or down among its siblings; undefined at the edge. */
export function shiftedSpot(nodes: readonly WbsNode[], id: string, by: -1 | 1): Spot | undefined {
  const siblings = siblingsOf(nodes, id)
  const at = siblings.findIndex((node) => node.id === id)
  const other = siblings[at + by]
  const me = siblings[at]
  if (other === undefined || me === undefined) return undefined
  return { parentId: me.parentId, afterId: by === 1 ? other.id : (siblings[at - 2]?.id ?? null) }
}

/** Whether `id` would become a part of itself there. */
export function isWithin(nodes: readonly WbsNode[], parentId: string | null, id: string): boolean {
  const parents = new Map(nodes.map((node) => [node.id, node.parentId]))
  const seen = new Set<string>()
  for (let at: string | null = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/** The ids below `parentId` once `ids` stand behind `afterId`, in order. */
export function orderedWith(
  nodes: readonly WbsNode[],
  { parentId, afterId }: Spot,
  ids: readonly string[],
): string[] {
  const rest = childrenOf(nodes, parentId)
    .map(({ id }) => id)
    .filter((id) => !ids.includes(id))
  const at = afterId === null ? 0 : rest.indexOf(afterId) + 1
  return [...rest.slice(0, at), ...ids, ...rest.slice(at)]
}

export function childrenOf(nodes: readonly WbsNode[], parentId: string | null): WbsNode[] {
  return nodes.filter((node) => node.parentId === parentId).toSorted(inPlace)
}

function siblingsOf(nodes: readonly WbsNode[], id: string): WbsNode[] {
  const node = nodes.find((one) => one.id === id)
  return node === undefined ? [] : childrenOf(nodes, node.parentId)
}

export interface Span {
  readonly start: CivilDate | null
  readonly due: CivilDate | null
}

/** What each summary line spans: from the first start to the last due date of all that is below it. */
export function rolledSpans(
  nodes: readonly (WbsNode & Span & { readonly isOff?: boolean })[],
): Map<string, Span> {
  const spans = new Map<string, Span>()
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Set(nodes.flatMap(({ parentId }) => parentId ?? []))
  for (const node of nodes) {
    if (parents.has(node.id) || node.isOff === true) continue
    const seen = new Set<string>()
    for (let at = node.parentId; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
      seen.add(at)
      const so = spans.get(at) ?? { start: null, due: null }
      spans.set(at, {
        start: earlier(so.start, node.start ?? node.due),
        due: later(so.due, node.due ?? node.start),
      })
    }
  }
  return spans
}

function earlier(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}

function later(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other
  return one > other ? one : other
}
