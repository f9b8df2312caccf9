import { civilDate, isCivilDate } from '#domain/calendar/civil-date.ts'
import { checkSmart, type SmartCheck } from '#domain/smart/smart.ts'
import type { TaskFields } from './fields.ts'

type Asked = Pick<
  TaskFields,
  'name' | 'description' | 'owner' | 'ownerDepartment' | 'dueOn' | 'doneCriteria' | 'collaboration'
>

/** Name, description and criteria read together; owner, date and project stand in fields of their own. */
export function smartOfTask(task: Asked): SmartCheck {
  const { name, description, doneCriteria, owner, ownerDepartment, dueOn } = task
  const criteria = doneCriteria.filter((line) => line.trim() !== '')
  const words = name.trim() === '' ? '' : [name, description, ...criteria].filter(Boolean).join('。')
  return checkSmart(words, {
    noun: 'task',
    actors: owner !== null || ownerDepartment !== null ? 1 : 0,
    due: dueOn !== null && isCivilDate(dueOn) ? civilDate(dueOn) : null,
    hasDoneCriteria: criteria.length > 0,
    servesNeed: task.collaboration !== null,
  })
}
