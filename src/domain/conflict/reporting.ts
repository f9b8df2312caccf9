/** A department, as far as reporting lines go. */
export interface DepartmentPost {
  readonly id: string
  readonly parentId: string | null
  readonly headId: string | null
  /** Acts for the head where there is none, or none who is there. */
  readonly deputyId: string | null
  /** 分管副总; a department without one has that of the nearest department above. */
  readonly vicePresidentId: string | null
}

export interface ReportingLines {
  readonly departments: ReadonlyMap<string, DepartmentPost>
  readonly generalManagerId: string | null
  /** Who works here and can answer. */
  readonly activeIds: ReadonlySet<string>
}

/** Between whom it stands, and who speaks for a side: nobody judges in their own case. */
export interface Dispute {
  readonly departmentIds: readonly string[]
  readonly partyIds: ReadonlySet<string>
}

/** As what somebody has it: 部门负责人, 代理负责人, 上级部门负责人, 分管副总, 总经理. */
export const postKinds = ['head', 'acting', 'above', 'vicePresident', 'generalManager'] as const
export type PostKind = (typeof postKinds)[number]

/** Who answers for one department on one level of the ladder. */
export interface Post {
  readonly departmentId: string
  readonly personId: string
  readonly as: PostKind
}

export const ladderLevels = ['level1', 'level2', 'level3'] as const
export type LadderLevel = (typeof ladderLevels)[number]

export interface Rung {
  readonly level: LadderLevel
  readonly posts: readonly Post[]
  /** Each once; several have it together. Empty: nobody there can judge. */
  readonly handlerIds: readonly string[]
}

/**
 * 部门经理 → 分管副总 → 总经理 for one conflict, worked out from the organisation as it stands (S1-36). Where the
 * one whose turn it would be is a party, is gone, or was never named, the next one above answers.
 */
export function ladderOf(dispute: Dispute, lines: ReportingLines): Rung[] {
  return ladderLevels.map((level) => {
    const posts = dispute.departmentIds.flatMap((id) => postOf(level, id, dispute, lines) ?? [])
    return { level, posts, handlerIds: [...new Set(posts.map(({ personId }) => personId))] }
  })
}

/** S1-37: the lowest person whom every department of the dispute reports to. */
export function commonSuperior(dispute: Dispute, lines: ReportingLines): Post | undefined {
  const [first, ...others] = dispute.departmentIds.map((id) => superiorsOf(id, dispute, lines))
  if (first === undefined) return undefined
  const shared = first.filter(({ personId }) =>
    others.every((chain) => chain.some((post) => post.personId === personId)),
  )
  const height = ({ personId }: Post) =>
    Math.max(...[first, ...others].map((chain) => chain.findIndex((post) => post.personId === personId)))
  return shared.toSorted((a, b) => height(a) - height(b))[0]
}

/** Whose signature an upward report needs: of each department its head, or whoever acts for it. */
export function signersOf(departmentIds: readonly string[], lines: ReportingLines): Post[] {
  const nobody: ReadonlySet<string> = new Set()
  return departmentIds.flatMap((id) => postOf('level1', id, { departmentIds, partyIds: nobody }, lines) ?? [])
}

function postOf(
  level: LadderLevel,
  departmentId: string,
  dispute: Dispute,
  lines: ReportingLines,
): Post | undefined {
  const post = (personId: string, as: PostKind): Post => ({ departmentId, personId, as })
  const { generalManagerId } = lines
  const atTheTop =
    generalManagerId !== null && mayJudge(generalManagerId, dispute, lines)
      ? post(generalManagerId, 'generalManager')
      : undefined
  if (level === 'level3') return atTheTop
  if (level === 'level1') return superiorsOf(departmentId, dispute, lines)[0]
  const vicePresidentId = upwards(departmentId, lines)
    .map((department) => department.vicePresidentId)
    .find((id) => id !== null && mayJudge(id, dispute, lines))
  return vicePresidentId == null ? atTheTop : post(vicePresidentId, 'vicePresident')
}

/** Everybody above a department who may judge, from its own head to the general manager, each once. */
function superiorsOf(departmentId: string, dispute: Dispute, lines: ReportingLines): Post[] {
  const { generalManagerId, activeIds } = lines
  const found: Post[] = []
  const add = (personId: string | null, as: PostKind) => {
    if (personId === null || !mayJudge(personId, dispute, lines)) return
    if (!found.some((post) => post.personId === personId)) found.push({ departmentId, personId, as })
  }
  for (const { id, headId, deputyId, vicePresidentId } of upwards(departmentId, lines)) {
    const isOwn = id === departmentId
    const hasHead = headId !== null && activeIds.has(headId)
    // A deputy does not sit in judgement where the head is a party: that goes up.
    if (hasHead) add(headId, isOwn ? 'head' : 'above')
    else add(deputyId, isOwn ? 'acting' : 'above')
    add(vicePresidentId, 'vicePresident')
  }
  add(generalManagerId, 'generalManager')
  return found
}

function mayJudge(personId: string, { partyIds }: Dispute, { activeIds }: ReportingLines): boolean {
  return activeIds.has(personId) && !partyIds.has(personId)
}

/** A department and those it belongs to; a tree that bites its own tail is walked once. */
function upwards(departmentId: string, { departments }: ReportingLines): DepartmentPost[] {
  const passed: DepartmentPost[] = []
  for (
    let at = departments.get(departmentId);
    at !== undefined && !passed.includes(at);
    at = at.parentId === null ? undefined : departments.get(at.parentId)
  ) {
    passed.push(at)
  }
  return passed
}
