import { clock } from './clock.ts'
import { common } from './common.ts'
import { decision } from './decision.ts'
import { enumText } from './enum.ts'
import { error } from './error.ts'
import { errorRegister } from './error-register.ts'
import { errorTask } from './error-task.ts'
import { imports } from './imports.ts'
import { light } from './light.ts'
import { meeting, readiness } from './meeting.ts'
import { nav } from './nav.ts'
import { register } from './register.ts'
import { series } from './series.ts'
import { session } from './session.ts'
import { supervision } from './supervision.ts'
import { task } from './task.ts'
import { taskLife } from './task-life.ts'
import { today } from './today.ts'

/**
 * What the pages that open first say, and nothing else: every page that says more waits for `all`.
 */
export const first = {
  common,
  nav,
  session,
  today,
  task,
  register,
  meeting,
  readiness,
  clock,
  imports,
  decision,
  supervision,
  series,
  enum: enumText,
  'task.life': taskLife,
  'task.light': light,
  error: { ...error, ...errorTask, ...errorRegister },
} as const
