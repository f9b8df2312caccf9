import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createMilestone } from '#contract/milestone.ts'
import { getPlan } from '#contract/plan.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { stepInto } from './durable-writer-person.ts'
import { button, field } from './hands.ts'
import { enter, phone, picture, type Somebody } from './people.ts'
import { startedCollaboration } from './planned.ts'
import { openDialog, typeDay } from './q4-hands.ts'

/**
 * The second half of J-02: a collaboration that was started is planned, typed as an outline; the matrix is
 * mended, four departments agree, and the plan is held to. Then J-13: a gate is passed after one rectification,
 * and a change moves the end of the whole.
 */
let product: RunningProduct
let browser: Browser
let leader: Somebody
let makers: Somebody
let design: Somebody
let sales: Somebody
let path: string
let milestonePath: string

/** So many days from now: a plan that is under way has days behind it and before it. */
const day = (from: number) => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10)

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  const [host, head, chief, lead] = await Promise.all(
    ['周敏', '王立强', '陈思齐', '许文静'].map((name) => stepInto(product.url, name)),
  )
  if (!host || !head || !chief || !lead) throw new Error('Somebody is missing.')
  const heads = { 销售部: head, 产品部: chief, 设计部: lead }
  path = `/collaborations/${await startedCollaboration(host, '新产品上市', heads)}/plan`
  leader = await enter(browser, product.url, '周敏')
  sales = await enter(browser, product.url, '王立强')
  makers = await enter(browser, product.url, '陈思齐')
  design = await enter(browser, product.url, '许文静', phone)
}, 120_000)
afterAll(async () => {
  for (const one of [leader, sales, makers, design]) expect(one?.faults).toEqual([])
  await browser?.close()
  await product?.close()
})

const row = (page: Page, name: string) => page.locator('[data-line]', { hasText: name })

it('S4-25: the plan is typed as an outline, Tab goes deeper', async () => {
  const { page } = leader
  await page.goto(path)
  const entry = field(page, '新增任务')
  const type = async (words: string, tab?: 'Tab' | 'Shift+Tab') => {
    await entry.fill(words)
    if (tab) await entry.press(tab)
    await entry.press('Enter')
    await row(page, words.split(' ')[0] ?? '').waitFor()
    await expect.poll(() => entry.inputValue()).toBe('')
  }
  await type('准备')
  await type(`渠道调研 @王立强 #销售部 3天 ${day(-14)}`, 'Tab')
  await type(`物料设计 @许文静 #设计部 #市场部 5天 ${day(1)} 前置1.1`)
  await type('上市', 'Shift+Tab')
  await type(`首发活动 #市场部 2天 ${day(4)} 前置1.2`, 'Tab')
  expect(await page.locator('[data-line]').evaluateAll((rows) => rows.map((one) => one.ariaLabel))).toEqual([
    '1 准备',
    '1.1 渠道调研',
    '1.2 物料设计',
    '2 上市',
    '2.1 首发活动',
  ])
  await picture(page, 'plan-outline')
})

it('S4-29, NM-COL-08: 责任真空 stops the baseline until the matrix has its A', async () => {
  const { page } = leader
  await page.goto(`${path}/baseline`)
  await page.getByText('NM-COL-08').first().waitFor()
  expect(await button(page, '形成基线').isDisabled()).toBe(true)
  await page.getByRole('link', { name: 'RACI', exact: true }).click()
  await page.getByText('没有 A：责任真空').waitFor()
  await page.getByRole('button', { name: /^首发活动，周敏：/ }).press('a')
  await page.getByText('每项工作都有一个 A 和至少一个 R').waitFor()
  await picture(page, 'plan-raci')
})

it('J-02, S4-33, NM-COL-09: every department confirms its part, then the plan is held to', async () => {
  const { page } = leader
  await page.getByRole('link', { name: '基线与变更' }).click()
  await button(page, '请各部门确认').click()
  for (const [somebody, department] of [
    [leader, '市场部'],
    [sales, '销售部'],
    [makers, '产品部'],
    [design, '设计部'],
  ] as const) {
    // The next has not confirmed yet: NM-COL-09 stands, and nothing is held to.
    expect(await button(page, '形成基线').isDisabled()).toBe(true)
    if (somebody !== leader) await somebody.page.goto(`${path}/baseline`)
    await button(somebody.page, `代表${department}确认计划`).click()
    await button(openDialog(somebody.page), `代表${department}确认计划`).click()
    await page.getByText(`${somebody.name}已确认`).waitFor()
  }
  await button(page, '形成基线').click()
  await page.getByText('基线 1').first().waitFor()
  await page.getByText('执行中').first().waitFor()
  // Whoever looks on sees it without asking.
  await design.page.getByText('基线 1').first().waitFor()
})

it('S1-33: work that is late pushes the end of the whole, and says so', async () => {
  const { page } = leader
  await page.getByText(/关键路径预计延误 \d+ 个工作日/).waitFor()
  await page.getByRole('link', { name: '甘特图' }).click()
  await page.locator('.gantt-bar').first().waitFor()
  await picture(page, 'plan-gantt')
})

it('J-13, S4-47: 整改后通过 with a date, put right once, reviewed again and passed', async () => {
  const host = await stepInto(product.url, '周敏')
  const id = path.split('/')[2] ?? ''
  const plan = await host.call(getPlan, { params: { id } })
  const person = (name: string) =>
    plan.parties.flatMap(({ speakers }) => speakers).find((one) => one.name === name)
  const line = (name: string) => plan.items.find((one) => one.name === name)?.id ?? ''
  const stone = await host.call(createMilestone, {
    params: { id },
    body: {
      name: '物料定稿',
      dueOn: day(2),
      criteria: ['主视觉3套齐全'],
      ownerId: person('许文静')?.id ?? null,
      reviewerIds: [person('王立强')?.id ?? '', person('陈思齐')?.id ?? ''],
      beforeIds: [line('物料设计')],
      afterIds: [line('首发活动')],
    },
  })
  milestonePath = `/milestones/${stone.id}`
  const submit = async (action: string, name: string) => {
    const { page } = design
    await button(page, action).click()
    await field(openDialog(page), '成果名称').fill(name)
    await field(openDialog(page), '链接').fill('https://example.com/kv.pdf')
    await button(openDialog(page), '提交成果').click()
    await page.getByText('审核中').first().waitFor()
  }
  const judge = async ({ page }: Somebody, verdict: string, comment?: string) => {
    await button(page, '给出审核结论').click()
    const dialog = openDialog(page)
    await dialog.getByText(verdict, { exact: true }).click()
    if (comment !== undefined) {
      await typeDay(field(dialog, '整改期限'), day(3))
      await field(dialog, '意见').fill(comment)
    }
    await button(dialog, '给出审核结论').click()
    await dialog.waitFor({ state: 'detached' })
  }
  await design.page.goto(milestonePath)
  await submit('提交成果', '主视觉两套')
  await sales.page.goto(milestonePath)
  await judge(sales, '通过')
  await makers.page.goto(milestonePath)
  await judge(makers, '整改后通过', '少一套竖版')
  await makers.page.getByText('整改中').first().waitFor()
  await submit('整改后重新提交', '主视觉三套')
  await judge(sales, '通过')
  // One chance: the second time there is only yes and no.
  await button(makers.page, '给出审核结论').click()
  await openDialog(makers.page).getByText('整改机会已用过一次').waitFor()
  expect(await openDialog(makers.page).getByText('整改后通过', { exact: true }).count()).toBe(0)
  await openDialog(makers.page).getByText('通过', { exact: true }).click()
  await button(openDialog(makers.page), '给出审核结论').click()
  await design.page.locator('.page-head').getByText('通过').waitFor()
  await picture(makers.page, 'milestone')
})

it('J-13, X-62: a change says what it does to the critical path before and after, and is decided above', async () => {
  const { page } = leader
  await page.goto(path)
  await row(page, '物料设计').press('Enter')
  const dialog = openDialog(page)
  await typeDay(field(dialog, '结束'), day(21))
  const impact = dialog.getByText(/完成日期从 \S+ 到 \S+推迟 \d+ 个工作日/)
  await impact.waitFor()
  await dialog.getByText('受影响顺延：2.1 首发活动').waitFor()
  await field(dialog, '变更事项').fill('物料延后')
  await field(dialog, '变更原因').fill('印厂停产两周')
  await picture(page, 'change-dialog')
  await button(dialog, '提出变更').click()
  await dialog.waitFor({ state: 'detached' })

  const above = await enter(browser, product.url, '沈慧敏', phone)
  await above.page.goto(`${path}/baseline`)
  await above.page.getByRole('link', { name: '物料延后' }).click()
  await button(above.page, '审批').click()
  await field(openDialog(above.page), '审批意见').fill('同意')
  await button(openDialog(above.page), '批准').first().click()
  await above.page.getByText('已批准').first().waitFor()
  expect(above.faults).toEqual([])
  await above.context.close()

  await page.getByText('基线 2').first().waitFor()
  await page.getByRole('link', { name: '基线与变更' }).click()
  await button(page, '查看差异').first().click()
  await page.getByText('从基线 1到基线 2').waitFor()
  await page
    .getByText(/完成日期/)
    .last()
    .waitFor()
  await picture(page, 'plan-baseline')
})

it('J-13, X-61: work that is late has its red alert, which is closed with what was done', async () => {
  const { page } = leader
  // The clock looks once a minute.
  const alert = page.getByRole('listitem').filter({ hasText: '渠道调研' }).filter({ hasText: '红色预警' })
  await alert.waitFor({ timeout: 75_000 })
  await button(alert, '关闭预警').click()
  const dialog = page.getByRole('alertdialog')
  await field(dialog, '采取了什么措施？').fill('增派两人')
  await button(dialog, '关闭预警').click()
  await page.getByText('措施：增派两人').waitFor()
}, 90_000)
