import type { MeetingType } from '#domain/meeting/enums.ts'

/** 资源争夺, 目标冲突, 职责争议, 流程卡点, 信息不对称, 优先级分歧 (S0-13). */
export const conflictKinds = ['resource', 'goal', 'duty', 'process', 'information', 'priority'] as const
/** 流程卡点, 职责争议, 客户投诉响应 (S2-03), and what is not known to everybody. */
export const problemKinds = ['process', 'duty', 'complaint', 'information'] as const
export const matterKinds = [...conflictKinds, 'complaint'] as const
export type MatterKind = (typeof matterKinds)[number]

/** The kinds that a type of meeting chooses from; none where it does not ask. */
export function kindsFor(type: MeetingType): readonly MatterKind[] {
  if (type === 'resourceConflict') return conflictKinds
  return type === 'problemSolving' ? problemKinds : []
}

export const stances = ['agree', 'disagree', 'pending'] as const
/** Where a department stands on a goal or a point: 认同, 不认同, 未表态. */
export type Stance = (typeof stances)[number]
