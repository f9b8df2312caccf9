import { listDepartments } from '#contract/organisation.ts'
import * as contract from '#contract/request.ts'
import { acceptTask, addDeliverableLink, startTask, submitTask } from '#contract/task.ts'
import { type Person, stepInto } from './durable-writer-person.ts'

/** Those a request goes through: whoever asks, their head, and the head of the department that is asked. */
export interface Way {
  readonly initiator: Person
  readonly head: Person
  readonly asked: Person
}

export async function wayOfRequests(url: string): Promise<Way> {
  const [initiator, head, asked] = await Promise.all(
    ['林悦', '周敏', '许文静'].map((name) => stepInto(url, name)),
  )
  return { initiator, head, asked } as Way
}

/** 市场部 asks 设计部 for a poster, with every field filled in; it has passed its first review and awaits the answer. */
export async function askedRequest(
  { initiator, head, asked }: Way,
  name: string,
): Promise<{ readonly id: string; readonly departmentId: string }> {
  const { items } = await asked.call(listDepartments, {})
  const departmentId = items.find((one) => one.name === '设计部')?.id as string
  const { id } = await initiator.call(contract.createRequest, {
    body: {
      name,
      contact: '内线8012',
      background: '华东门店1月换季',
      goal: '1月10日前交付1张海报',
      expectedOutcome: '海报PDF',
      concreteTasks: '设计门店海报',
      deliveryStandard: 'PDF与源文件各1份',
      wishedOn: '2030-01-10',
      needs: [
        {
          kind: 'people',
          spec: '设计师',
          quantity: 1,
          unit: '人',
          fromOn: '2030-01-02',
          untilOn: '2030-01-10',
          purpose: '海报设计',
          priority: 'high',
          providerDepartmentId: departmentId,
        },
      ],
      nodes: [{ name: '定稿', on: '2030-01-10' }],
      risks: [{ text: '文案晚到', response: '先出版式' }],
      departmentIds: [departmentId],
    },
  })
  await initiator.call(contract.submitRequest, { params: { id }, body: {} })
  await head.call(contract.reviewRequest, {
    params: { id },
    body: { verdict: 'pass', necessity: true, reasonableness: true, completeness: true, comment: '同意' },
  })
  return { id, departmentId }
}

/** Answered, assessed and accepted; what follows is a task or a collaboration. */
export async function acceptedRequest(way: Way, name: string): Promise<string> {
  const { initiator, head, asked } = way
  const { id, departmentId } = await askedRequest(way, name)
  const request = await asked.call(contract.answerRequest, {
    params: { id, departmentId },
    body: {
      answer: 'accept',
      liaisonId: asked.id,
      impact: '现有项目推迟1天',
      people: '1人',
      material: '无',
      moneyCents: 0,
      duration: '2个工作日',
      reason: '按期完成',
    },
  })
  await asked.call(contract.allocateNeed, {
    params: { id, departmentId, needId: request.needs[0]?.id as string },
    body: { allocation: 'granted', allocated: '1人', opinion: '同意' },
  })
  await initiator.call(contract.assessRequest, {
    params: { id },
    body: { feasibility: 'feasible', reason: '人手足够' },
  })
  await head.call(contract.decideRequest, { params: { id }, body: { isAccepted: true } })
  return id
}

/** By the light path to its end: the task is accepted, the request closed and rated. */
export async function closedRequest(way: Way, name: string): Promise<string> {
  const { initiator, asked } = way
  const id = await acceptedRequest(way, name)
  const { became } = await initiator.call(contract.convertRequest, { params: { id }, body: { to: 'task' } })
  const task = { params: { id: became?.id as string } }
  await asked.call(startTask, { ...task, body: {} })
  await asked.call(addDeliverableLink, { ...task, body: { name: '海报.pdf', link: 'https://example.com/p' } })
  await asked.call(submitTask, { ...task, body: { note: '海报定稿' } })
  await initiator.call(acceptTask, { ...task, body: {} })
  await initiator.call(contract.rateRequest, { params: { id }, body: { rating: 5, comment: '配合很好' } })
  return id
}
