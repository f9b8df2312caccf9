import { askStop, getCharter, updateCharter } from '#contract/charter.ts'
import { createCollaboration, moveCollaboration } from '#contract/collaboration.ts'
import { listDepartments } from '#contract/organisation.ts'
import { openRetrospective } from '#contract/retrospective.ts'
import { type Person, stepInto } from './durable-writer-person.ts'

/**
 * A collaboration of 市场部 and 销售部 that is over: its leader asked to stop it, and whoever stands above agreed.
 * Not every story has to go through a plan and an acceptance first.
 */
export async function endedCollaboration(
  url: string,
  leader: Person,
  name: string,
): Promise<{ id: string; name: string }> {
  const { id } = await leader.call(createCollaboration, { body: { name } })
  const params = { id }
  const departments = (await leader.call(listDepartments, {})).items
  const of = (wanted: string) => {
    const found = departments.find((one) => one.name === wanted)
    if (found === undefined) throw new Error(`There is no department ${wanted}.`)
    return { departmentId: found.id }
  }
  const { version } = await leader.call(getCharter, { params })
  const charter = await leader.call(updateCharter, {
    params,
    body: {
      version,
      goal: '3个月内完成上市,首月销售额达500万元',
      targets: [{ metric: '首月销售额', value: 500, unit: '万元', region: '', on: null }],
      participations: [of('市场部'), of('销售部')],
    },
  })
  await leader.call(askStop, { params, body: { act: 'ask', reason: '上市完成，转入日常' } })
  const above = charter.superiors[0]?.name
  if (above === undefined) throw new Error('Nobody stands above.')
  const superior = await stepInto(url, above)
  await superior.call(moveCollaboration, { params, body: { move: 'terminate', reason: '同意' } })
  return { id, name }
}

/** One that its departments are asked about. */
export async function openedRetrospective(
  url: string,
  leader: Person,
): Promise<{ id: string; name: string }> {
  const made = await endedCollaboration(url, leader, '秋季上新')
  await leader.call(openRetrospective, { params: { id: made.id }, body: {} })
  return made
}
