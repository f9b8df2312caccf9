/** 资源争夺, 目标冲突, 职责争议, 流程卡点, 信息不对称, 优先级分歧. */
export const conflictKinds = ['resource', 'goal', 'duty', 'process', 'information', 'priority'] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** 优先级排序, 资源调剂, 裁决, 其他 (S1-35). */
export const conflictResolutions = ['prioritise', 'reallocate', 'ruling', 'other'] as const
export type ConflictResolution = (typeof conflictResolutions)[number]

/** 组长协商, 部门经理, 分管副总, 总经理. */
export const escalationLevels = ['L0', 'L1', 'L2', 'L3'] as const
export type EscalationLevel = (typeof escalationLevels)[number]
