import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { button, field, takeOn } from './hands.ts'
import { enter, phone, type Somebody, tellScreens } from './people.ts'
import { choose, openDialog } from './q4-hands.ts'

/**
 * The first half of J-02: 市场部 calls for a new product's launch with 销售部, 产品部 and 设计部; the charter is
 * filled in, refused, objected to, answered, confirmed by four heads and started.
 */
let product: RunningProduct
let browser: Browser
let leader: Somebody
let path: string

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  leader = await enter(browser, product.url, '周敏')
}, 120_000)
afterAll(async () => {
  expect(leader?.faults).toEqual([])
  await browser?.close()
  await product?.close()
})

const section = (page: Page, name: string) =>
  page.locator('section.section', { has: page.getByRole('heading', { name, exact: true }) })
const department = (page: Page, name: string) =>
  page.locator('.charter-department', { has: page.getByRole('heading', { name, exact: true }) })
const saved = async (page: Page, within: string) =>
  section(page, within).getByText('已保存').waitFor({ timeout: 20_000 })

/** What is on the screen when a step fails says more than the line at which it did. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellScreens([leader])
})

it('S1-50: a name is enough to begin; the charter is filled in where it stands', async () => {
  const { page } = leader
  await page.goto('/collaborations/new')
  await field(openDialog(page), '项目名称').fill('新产品上市')
  await button(openDialog(page), '建立').click()
  await page.waitForURL(/\/collaborations\/[0-9a-f-]{36}$/)
  path = new URL(page.url()).pathname
  // Six steps, the first one at hand (S1-05).
  await expect.poll(() => page.locator('.stepper-step').count(), { timeout: 20_000 }).toBe(6)
  await page.goto(`${path}/charter`)
  await field(page, '协作目标(SMART原则)').fill('3个月内完成产品上市,首月销售额达500万元')
  await saved(page, '协作目标(SMART原则)')
  await page.getByText('组长决策').click()
  await saved(page, '基本信息')
  for (const name of ['销售部', '产品部', '设计部']) await choose(field(page, '添加参与部门'), name)
  for (const [name, duty, output] of [
    ['市场部', '推广方案设计与执行', '推广物料'],
    ['销售部', '铺货与销售培训', '铺货清单'],
    ['产品部', '产品功能开发与测试', '测试版产品'],
    ['设计部', '主视觉', ''],
  ] as const) {
    await field(department(page, name), '核心职责').fill(duty)
    await field(department(page, name), '输出物').fill(output)
    await field(department(page, name), '完成时限').fill('2030年3月1日')
  }
  await saved(page, '参与部门及职责')
})

const start = async () => {
  const { page } = leader
  await page.goto(path)
  await button(page, '启动项目').click()
  return openDialog(page)
}

it('is not started while NM-COL-07 or NM-COL-05 do not hold', async () => {
  const { page } = leader
  const dialog = await start()
  await dialog.getByText('NM-COL-07').waitFor()
  expect(await button(dialog, '启动项目').isDisabled()).toBe(true)
  await button(dialog, '取消').click()
  await page.goto(`${path}/charter`)
  await field(department(page, '设计部'), '输出物').fill('主视觉终稿')
  await saved(page, '参与部门及职责')
  // Without a leader nobody can start it: the button goes, and what is missing says why.
  await section(page, '基本信息').getByRole('button', { name: '移除周敏' }).click()
  await saved(page, '基本信息')
  await page.goto(path)
  await page.getByText(/启动前还有/).click()
  await page.getByText('NM-COL-05').waitFor()
  expect(await button(page, '启动项目').count()).toBe(0)
  await page.goto(`${path}/charter`)
  await field(page, '组长').waitFor()
  await choose(field(page, '组长'), '周敏')
  await saved(page, '基本信息')
})

it('S1-17, S1-21: the plan says that one meets every week', async () => {
  const { page } = leader
  await page.goto(`${path}/communication`)
  await button(page, '增加一项沟通').click()
  await saved(page, '沟通计划')
})

it('X-35: each head confirms; one objects on a phone, is answered, and confirms', async () => {
  const { page } = leader
  await page.goto(`${path}/charter`)
  await button(page, '送交各部门确认').click()
  await page.getByText('启动表已送交各部门负责人确认。').waitFor()
  const sales = await enter(browser, product.url, '王立强', phone)
  await sales.page.goto(`${path}/charter`)
  await button(sales.page, '提出异议').click()
  await field(openDialog(sales.page), '异议理由').fill('铺货要等测试版')
  await button(openDialog(sales.page), '提交').click()
  await sales.page.getByText('异议：铺货要等测试版').waitFor()
  await button(page, '答复异议').click()
  await field(openDialog(page), '答复').fill('测试版提前两周给销售部')
  await button(openDialog(page), '提交').click()
  await button(sales.page, '销售部确认').click()
  await sales.page.getByText('已确认').first().waitFor()
  // Two are missing, by name.
  await page.goto(path)
  await page.getByText(/等待确认：产品部（陈思齐）、设计部（许文静）/).waitFor()
  for (const [name, dept] of [
    ['陈思齐', '产品部'],
    ['许文静', '设计部'],
  ] as const) {
    const head = await enter(browser, product.url, name)
    await head.page.goto(`${path}/charter`)
    await button(head.page, `${dept}确认`).click()
    await head.page.getByText('已确认').first().waitFor()
    await head.context.close()
  }
  expect(sales.faults).toEqual([])
  await sales.context.close()
})

it('S1-22: started with a reason for each warning: meetings come, and rows are tasks', async () => {
  const { page } = leader
  const dialog = await start()
  await takeOn(dialog, '小组先按现有人员启动')
  await button(dialog, '启动项目').click()
  await page.getByText('已启动，下一步由组长形成计划基线。').waitFor()
  await page.getByText('铺货与销售培训').first().waitFor()
  await page.goto(`${path}/communication`)
  await page.getByRole('link', { name: '新产品上市 周例会' }).waitFor()
  await page.goto(`${path}/division`)
  await expect.poll(() => page.getByRole('link', { name: /^RW-/ }).count(), { timeout: 20_000 }).toBe(4)
})
