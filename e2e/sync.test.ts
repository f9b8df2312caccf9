import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { getSyncBoard, listSyncs } from '#contract/sync.ts'
import { createTask } from '#contract/task.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import type { Refused } from '#web/lib/api.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { button, field, pick } from './hands.ts'
import { desk, enter, phone, picture, type Somebody } from './people.ts'
import { agreedPlan } from './planned.ts'

/**
 * One cycle of 渠道升级: 周敏 gathers, is stopped where a reason is missing, asks 财务部 for help; its head answers on
 * a phone; 林悦 reads where things stand; the progress meeting is called. Each step needs the one before.
 */
let product: RunningProduct
let browser: Browser
let leader: Person
let on: Record<'周敏' | '林悦' | '蒋丽萍', Somebody>
let id: string

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  leader = await stepInto(product.url, '周敏')
  const owner = await stepInto(product.url, '林悦')
  id = await agreedPlan(leader, '渠道升级')
  const dueOn = civilDateOf(new Date(), 'Asia/Shanghai')
  const body = { name: '首批门店签约', ownerId: owner.id, dueOn, collaborationId: id }
  // It came in beside the plan, with a reason (NM-COL-12).
  const refused = await leader.call(createTask, { body }).catch((error: unknown) => error)
  const { findings } = (refused as Refused).detail as { findings: { fingerprint: string }[] }
  const overrides = findings.map(({ fingerprint }) => ({ fingerprint, reason: '门店临时提出' }))
  await leader.call(createTask, { body: { ...body, overrides } })
  const names = ['周敏', '林悦', '蒋丽萍'] as const
  const entered = await Promise.all(
    names.map((name) => enter(browser, product.url, name, name === '周敏' ? desk : phone)),
  )
  on = Object.fromEntries(entered.map((one) => [one.name, one])) as typeof on
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(() => {
  for (const { name, faults } of Object.values(on)) expect(faults, name).toEqual([])
})

it('S1-30: the leader gathers what is recorded; what is not done without a reason is refused at that line', async () => {
  const { page } = on.周敏
  await page.goto(`/collaborations/${id}/sync`)
  await button(page, '汇总本周期进展').click()
  const undone = page.locator('#undone')
  await field(undone, '未完成1').waitFor()
  expect(await field(undone, '未完成1').inputValue()).toBe('首批门店签约')
  await undone.getByRole('link', { name: '首批门店签约' }).waitFor()
  await button(page, '发送').click()
  await undone.getByText('还没有写原因').waitFor()
  expect((await leader.call(listSyncs, { params: { id }, query: {} })).items).toEqual([])
  await field(undone, '未完成1的原因').fill('合同模板未定')
  await pick(undone.getByLabel('未完成1需协调的部门'), '财务', '财务部')
  await picture(page, 'sync-draft')
}, 60_000)

it('S4-46: says how many will be told, and sends it; it cannot be changed afterwards', async () => {
  const { page } = on.周敏
  await button(page, '发送').click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('请以下部门的负责人答复能否支持：财务部').waitFor()
  await button(dialog, /发送给\d+人/).click()
  await page.getByText('待答复').waitFor()
  expect(await button(page, '发送').count()).toBe(0)
  const { cycle, draft } = await leader.call(getSyncBoard, { params: { id } })
  expect([cycle?.hasReported, draft]).toEqual([true, null])
}, 60_000)

it('S1-83: the head of a department outside the group answers on a phone, and the leader sees it at once', async () => {
  const { page } = on.蒋丽萍
  await page.goto('/notices')
  await page.getByText('请财务部支持：渠道升级').first().click()
  await button(page, '可以支持').click()
  const dialog = page.getByRole('alertdialog')
  await field(dialog, '怎样支持、何时到位').fill('明天给出模板')
  await button(dialog, '可以支持').click()
  await page.getByText('明天给出模板').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await on.周敏.page.locator('#undone').getByText('明天给出模板').waitFor()
  await picture(on.周敏.page, 'sync-report')
}, 60_000)

it('S4-46: whoever is told lands where the state of the whole is, on a phone', async () => {
  const { page } = on.林悦
  await page.goto('/notices')
  await page.getByText('进度同步：渠道升级').first().click()
  await page.getByRole('heading', { name: '最近一次进度同步' }).waitFor()
  await page.getByText('未完成1项', { exact: false }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'status')
}, 60_000)

it('S1-82: the progress meeting is called from the report with its agenda filled, and each leads to the other', async () => {
  const { page } = on.周敏
  await button(page, '召集进度同步会').click()
  await page.waitForURL(/\/meetings\//)
  await page.getByText('需支持：首批门店签约').first().waitFor()
  await page.locator('a[href^="/syncs/"]').first().click()
  await page.waitForURL(/\/syncs\//)
  await page.getByRole('link', { name: '渠道升级进度同步会' }).waitFor()
}, 60_000)
