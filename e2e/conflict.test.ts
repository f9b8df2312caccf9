import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createCollaboration } from '#contract/collaboration.ts'
import { getConflict } from '#contract/conflict.ts'
import { getRisk, listRisks } from '#contract/risk.ts'
import { setUp } from '#contract/session.ts'
import { addTaskUpdate, createTask } from '#contract/task.ts'
import { launchBrowser } from '#test/browser.ts'
import { type ProductInTime, startProductAt } from '#test/product-in-time.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { button, field, pick } from './hands.ts'
import { desk, enter, phone, type Somebody } from './people.ts'

/**
 * J-10: a conflict between 市场部 and 销售部 from the negotiation up to the vice president's ruling. J-12: a risk point
 * in an update, its alarm, the contingency plan. Each step needs the one before.
 */
let product: ProductInTime
let browser: Browser
let leader: Person
let on: Record<'林悦' | '周敏' | '王立强' | '沈慧敏', Somebody>
let conflictId: string
let collaborationId: string

beforeAll(async () => {
  product = await startProductAt('2026-03-02T09:00:00+08:00')
  browser = await launchBrowser()
  const { url } = product
  const made = await fetch(`${url}${setUp.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'demo' }),
  })
  if (!made.ok) throw new Error(await made.text())
  leader = await stepInto(url, '林悦')
  const names = ['林悦', '周敏', '王立强', '沈慧敏'] as const
  const entered = await Promise.all(
    names.map((name) => enter(browser, url, name, name === '王立强' || name === '沈慧敏' ? phone : desk)),
  )
  on = Object.fromEntries(entered.map((one) => [one.name, one])) as typeof on
  ;({ id: collaborationId } = await leader.call(createCollaboration, { body: { name: '春季上新' } }))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(() => {
  for (const { name, faults } of Object.values(on)) expect(faults, name).toEqual([])
})

it('J-10, S1-34: the leader raises it; without a negotiation it does not go up', async () => {
  const { page } = on.林悦
  await page.goto('/conflicts')
  await button(page, '提出冲突').first().click()
  const dialog = page.getByRole('dialog')
  await field(dialog, '争的是什么').fill('设计人手先给谁')
  await pick(field(dialog, '当事部门 1'), '市场', '市场部')
  await pick(field(dialog, '当事部门 2'), '销售', '销售部')
  await button(dialog, '提出冲突').click()
  await page.waitForURL(/\/conflicts\/[0-9a-f-]{36}/)
  conflictId = new URL(page.url()).pathname.split('/').at(-1) as string
  await button(page, '召集协商').click()
  await field(dialog, '共同目标').fill('3月20日前全部物料上线')
  await button(dialog, '召集协商').click()
  await button(page, '上报下一级').click()
  await button(dialog, '上报下一级').click()
  await dialog.getByText('还没有组长组织的协商记录。').first().waitFor()
  await dialog.getByText('市场部的意见不完整', { exact: false }).first().waitFor()
  await button(dialog, '取消').click()
  await field(page, '记下沟通情况').fill('周一上午与双方谈了一小时，卡在人手')
  await button(page, '保存').click()
  await page.getByText('组长协商', { exact: false }).first().waitFor()
}, 60_000)

it('X-39, X-40: both heads state and sign, one of them on a phone', async () => {
  for (const [name, department] of [
    ['周敏', '市场部'],
    ['王立强', '销售部'],
  ] as const) {
    const { page } = on[name]
    await page.goto(`/conflicts/${conflictId}`)
    const side = page.getByRole('region', { name: department })
    await button(side, '填写意见').click()
    const dialog = page.getByRole('dialog')
    await field(dialog, '立场').fill(`先做${department}的`)
    await field(dialog, '事实与数据').fill('档期已定，只有两名设计师')
    await button(dialog, '保存').click()
    await button(side, '签字确认').click()
    await side.getByText(`${name} 已签字`, { exact: false }).waitFor()
  }
}, 60_000)

it('S4-43, S1-36: the heads have it; when nobody answers in time the vice president is offered, not taken', async () => {
  const { page } = on.林悦
  await page.goto(`/conflicts/${conflictId}`)
  await button(page, '上报下一级').click()
  await button(page.getByRole('dialog'), '上报下一级').click()
  await page.getByText('部门经理处理中').first().waitFor()
  expect(await button(page, '上报下一级').count()).toBe(0)
  product.setNow('2026-03-03T09:30:00+08:00')
  await product.runDue()
  await page.reload()
  await page.getByText('已超时，可以交给下一级').waitFor()
  await button(page, '上报下一级').click()
  await button(page.getByRole('dialog'), '上报下一级').click()
  await page.getByText('分管副总处理中').first().waitFor()
}, 60_000)

it('S4-42, NM-ESC-04: she rules from her phone, and it is work at once, with a second look in two weeks', async () => {
  const { page } = on.沈慧敏
  await page.goto(`/conflicts/${conflictId}`)
  await button(page, /^裁决$/).click()
  const dialog = page.getByRole('dialog')
  await field(dialog, '裁决内容').fill('先保市场部海报，销售部顺延一周')
  await field(dialog, '要做什么').fill('调两名设计师给市场部')
  await pick(field(dialog, '负责人'), '王立强', '王立强')
  await field(dialog, '期限').fill('2026-03-10')
  await field(dialog, '期限').press('Tab')
  await button(dialog, /^裁决$/).click()
  await page.getByText('落实中').first().waitFor()
  await page.getByRole('link', { name: '调两名设计师给市场部' }).first().waitFor()
  const conflict = await leader.call(getConflict, { params: { id: conflictId } })
  expect(conflict).toMatchObject({ state: 'implementing', ruling: '先保市场部海报，销售部顺延一周' })
  expect(conflict.recheckOn).toBe('2026-03-17')
}, 60_000)

it('J-12, S3-34, X-61, NM-ESC-05: a risk point, its red alarm, a plan refused without its three facts, closed with what was done', async () => {
  const task = await leader.call(createTask, {
    body: { name: '备齐样品', ownerId: leader.id, dueOn: '2026-03-20', collaborationId },
  })
  await leader.call(addTaskUpdate, {
    params: { id: task.id },
    body: { text: '样品已下单', riskPoint: '供应商可能延期交样' },
  })
  const [risk] = (await leader.call(listRisks, { query: { taskId: task.id } })).items
  const id = risk?.id as string
  const { page } = on.林悦
  await page.goto(`/risks/${id}`)
  const dialog = page.getByRole('dialog')
  const step = async (name: string, fill: () => Promise<void>) => {
    await button(page, new RegExp(`^${name}$`)).click()
    await fill()
    await dialog.locator('button[type=submit]').click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await step('评估', async () => {
    await field(dialog, '发生可能性').selectOption('高')
    await field(dialog, '影响程度').selectOption('高')
  })
  await step('确定应对并监控', async () => {
    await field(dialog, '应对措施').fill('联系备用供应商')
    await pick(field(dialog, '责任部门'), '市场', '市场部')
  })
  await step('发出预警', async () => {
    await field(dialog, '预警级别').selectOption('红色预警')
    await field(dialog, '说明').fill('今天仍未发货')
  })
  await page.getByText('要求：启动应急预案', { exact: false }).waitFor()
  await step('已发生', () => field(dialog, '说明').fill('供应商确认延期'))
  await button(page, '启动应急预案').click()
  await page.waitForURL(/\/contingencies\//)
  await button(page, '启动预案').click()
  await page.getByText('应急预案缺少：', { exact: false }).first().waitFor()
  await pick(field(page, '临时负责人'), '周敏', '周敏')
  await field(page, '措施 1').fill('改用备用供应商')
  await field(page, '对进度的影响').fill('晚两天')
  await field(page, '对成本的影响').fill('加急费两千元')
  await field(page, '对范围的影响').fill('无影响')
  await button(page, '保存').click()
  await page.getByText('启动前还差').waitFor({ state: 'hidden' })
  await button(page, '启动预案').click()
  await page.getByText('应急中').first().waitFor()
  await page.goto(`/collaborations/${collaborationId}`)
  await page.getByRole('status').filter({ hasText: '应急中' }).waitFor()

  const interim = on.周敏.page
  await interim.goto('/notices')
  await interim.getByText('请您临时负责', { exact: false }).first().click()
  await interim.waitForURL(/\/contingencies\//)
  await button(interim, '结束预案').click()
  await field(interim.getByRole('alertdialog'), '结束说明').fill('样品已到，恢复原计划')
  await button(interim.getByRole('alertdialog'), '结束预案').click()
  await interim.getByText('已结束').first().waitFor()

  await page.goto(`/risks/${id}`)
  await step('关闭', () => field(dialog, '采取的措施').fill('备用供应商已交样'))
  await page.getByText('已采取：备用供应商已交样').waitFor()
  const closed = await leader.call(getRisk, { params: { id } })
  expect(closed).toMatchObject({ state: 'closed', alerts: [{ colour: 'red', action: '备用供应商已交样' }] })
}, 90_000)

it('J-10, S1-38: what is urgent skips levels, on record, and those passed over are told', async () => {
  const { page } = on.林悦
  await page.goto('/conflicts')
  await button(page, '提出冲突').first().click()
  const dialog = page.getByRole('dialog')
  await field(dialog, '争的是什么').fill('明早的场地')
  await pick(field(dialog, '当事部门 1'), '市场', '市场部')
  await pick(field(dialog, '当事部门 2'), '销售', '销售部')
  await button(dialog, '提出冲突').click()
  await page.waitForURL(/\/conflicts\/[0-9a-f-]{36}/)
  await button(page, '紧急越级').click()
  expect(await button(dialog, '紧急越级').isDisabled()).toBe(true)
  await field(dialog, '上报到').selectOption('总经理')
  await field(dialog, '理由').fill('明早九点布展，来不及逐级')
  await button(dialog, '紧急越级').click()
  await page.getByText('总经理处理中').first().waitFor()
  await page.getByText('越级 · 明早九点布展，来不及逐级').waitFor()
  const { page: told } = on.沈慧敏
  await told.goto('/notices')
  await told.getByText('冲突越级上报，告知您：明早的场地').first().waitFor()
}, 60_000)
