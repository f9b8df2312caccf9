/** 筹备, 已启动, 执行中, 已暂停, 验收中, 复盘中, 已归档, 已终止. */
export const collaborationStates = [
  'preparing',
  'chartered',
  'active',
  'paused',
  'accepting',
  'retro',
  'archived',
  'terminated',
] as const
export type CollaborationState = (typeof collaborationStates)[number]
