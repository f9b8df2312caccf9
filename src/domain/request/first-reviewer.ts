/** Those who may review what a department asks of others, from near to far. */
export interface Chain {
  readonly initiatorId: string
  /** Head and deputy of the initiating department. */
  readonly headId: string | null
  readonly deputyId: string | null
  /** The vice president in charge of it, and the heads of the departments above it, nearest first. */
  readonly aboveIds: readonly (string | null)[]
  readonly generalManagerId: string | null
}

export interface FirstReviewer {
  readonly personId: string | null
  /** Nobody stands above whoever asks: they pass their own, and that is said (S4-20). */
  readonly isOwn: boolean
}

/**
 * In whose hands the first review lies (S4-20): the head of the initiating department; what the head asks for
 * goes to whoever is next above, since nobody judges the need of their own request. Only where there is
 * nobody above is it theirs.
 */
export function firstReviewer({
  initiatorId,
  headId,
  deputyId,
  aboveIds,
  generalManagerId,
}: Chain): FirstReviewer {
  const isHeads = initiatorId === headId
  // A deputy stands in for an absent head, not over a present one.
  const near = isHeads ? [] : [headId, headId === null ? deputyId : null]
  const found = [...near, ...aboveIds, generalManagerId].find((id) => id !== null && id !== initiatorId)
  if (found != null) return { personId: found, isOwn: false }
  const own = [headId, deputyId, generalManagerId].includes(initiatorId)
  return { personId: own ? initiatorId : null, isOwn: own }
}
