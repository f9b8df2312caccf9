import type { Light } from '#domain/task/light.ts'

/** 黄色, 橙色, 红色预警. */
export const alertColours = ['yellow', 'orange', 'red'] as const
export type AlertColour = (typeof alertColours)[number]

/** 责任人, 组长, 责任部门负责人, 各参与部门负责人, 分管副总, 总经理. */
export const alertReceivers = [
  'owner',
  'leader',
  'departmentHead',
  'allHeads',
  'vicePresident',
  'generalManager',
] as const
export type AlertReceiver = (typeof alertReceivers)[number]

/** 在周报中调整, 召开跨部门会议, 启动应急预案. */
export const alertActions = ['weeklyAdjustment', 'meeting', 'contingency'] as const
export type AlertAction = (typeof alertActions)[number]

export interface AlertRule {
  readonly receivers: readonly AlertReceiver[]
  readonly action: AlertAction
  /** Told as well when nobody has begun to do something in time (C-15). */
  readonly next: readonly AlertReceiver[]
}

/** who hears of each colour and what it asks for; how long there is to answer is C-15. */
export const alertRules: Readonly<Record<AlertColour, AlertRule>> = {
  yellow: { receivers: ['owner', 'leader'], action: 'weeklyAdjustment', next: ['departmentHead'] },
  orange: { receivers: ['owner', 'leader', 'departmentHead'], action: 'meeting', next: ['vicePresident'] },
  red: {
    receivers: ['owner', 'leader', 'departmentHead', 'allHeads', 'vicePresident'],
    action: 'contingency',
    next: ['generalManager'],
  },
}

/** What the task that a risk hangs on shows: a coloured light is the deviation that raises the alarm. */
export function colourOf(light: Light): AlertColour | null {
  return light === 'yellow' || light === 'orange' || light === 'red' ? light : null
}

/** Whether an alarm already out is to be raised to a graver colour. */
export function isGraver(colour: AlertColour, than: AlertColour): boolean {
  return alertColours.indexOf(colour) > alertColours.indexOf(than)
}
