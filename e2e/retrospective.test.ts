import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { getRetrospective } from '#contract/retrospective.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { button, field } from './hands.ts'
import { endedCollaboration } from './made-retrospective.ts'
import { desk, enter, phone, picture, type Somebody } from './people.ts'

/**
 * J-14: 市场部 and 销售部 look back on what they did, one of them on a phone; a lesson becomes a norm when the
 * administrator adopts it, and whoever did well gets a letter. Each step needs the one before.
 */
let product: RunningProduct
let browser: Browser
let leader: Person
let on: Record<'周敏' | '王立强' | '唐宇轩', Somebody>
let id: string

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  leader = await stepInto(product.url, '周敏')
  const names = ['周敏', '王立强', '唐宇轩'] as const
  const entered = await Promise.all(
    names.map((name) => enter(browser, product.url, name, name === '王立强' ? phone : desk)),
  )
  on = Object.fromEntries(entered.map((one) => [one.name, one])) as typeof on
  ;({ id } = await endedCollaboration(product.url, leader, '秋季上新'))
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(() => {
  for (const { name, faults } of Object.values(on)) expect(faults, name).toEqual([])
})

it('J-14, S1-42: the leader opens it; 销售部 writes on a phone, and it stands beside what 市场部 wrote', async () => {
  const { page } = on.周敏
  await page.goto(`/collaborations/${id}/retrospective`)
  await button(page, '发起复盘').click()
  await page.getByText('收集中').first().waitFor()
  const mine = page.locator('#mine')
  await mine.getByText('经验教训').first().click()
  await field(mine, '经验教训').fill('议题不超过4个，会议才能准时结束')
  await button(mine, '写上').click()
  const sales = on.王立强.page
  await sales.goto(`/collaborations/${id}/retrospective`)
  await field(sales.locator('#mine'), '亮点').fill('铺货提前两天完成')
  await button(sales.locator('#mine'), '写上').click()
  await sales.locator('#mine').getByText('待改进问题').first().click()
  await field(sales.locator('#mine'), '待改进问题').fill('测试版晚了一周')
  await field(sales.locator('#mine'), '为什么（第1问）').fill('启动时没有定范围')
  await button(sales.locator('#mine'), '写上').click()
  await sales.locator('#notes').getByText('测试版晚了一周').waitFor()
  expect(await sales.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // The leader's screen follows by itself, department beside department.
  const notes = page.locator('#notes')
  await notes.getByRole('region', { name: '销售部' }).getByText('铺货提前两天完成').waitFor()
  await notes.getByRole('region', { name: '市场部' }).getByText('议题不超过4个', { exact: false }).waitFor()
  await picture(page, 'retrospective')
}, 60_000)

it('J-14, S1-46: results beside the goals, no improvement without owner and day, the report becomes final', async () => {
  const { page } = on.周敏
  const results = page.locator('#results')
  await field(results, '首月销售额的结果').fill('430')
  await button(results, '保存').click()
  await results.getByText('-70万元').waitFor()
  await results.getByText('未达成').waitFor()
  const measures = page.locator('#measures')
  await button(measures, '增加措施').click()
  await field(measures, '措施1').fill('启动表增加范围逐项确认')
  await button(measures, '保存').click()
  await button(measures, '建成任务').click()
  await measures.getByText('每项改进措施都要有责任人和完成时限', { exact: false }).waitFor()
  const conclusion = page.locator('#conclusion')
  await field(conclusion, '总结规律').fill('先定范围，再排期')
  await button(conclusion, '保存').click()
  await button(page, '结束收集，开始审阅').click()
  await button(page, '定稿').click()
  await page.getByText('以下为定稿时的数据。').waitFor()
  expect((await leader.call(getRetrospective, { params: { id } })).state).toBe('final')
}, 60_000)

it('J-14, S1-48: the lesson becomes a version of a norm by the administrator’s hand; each shows the other', async () => {
  const { page } = on.周敏
  await button(page, '让经验变成改变').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('哪条规范').selectOption('NM-PRE-06')
  await dialog.getByLabel('参数').fill('4')
  await field(dialog, '理由').fill('三次例会都超时，议题多于4个')
  await button(dialog, '提交建议').click()
  await page.locator('#changes').getByText('待采纳').waitFor()
  const admin = on.唐宇轩.page
  await admin.goto('/settings/norms')
  await button(admin.locator('#proposals'), '采纳').first().click()
  await admin.locator('#proposals').getByText('没有待处理的建议。').waitFor()
  await page.locator('#changes').getByText('已采纳').waitFor()
  await page.locator('#changes').getByRole('link').first().click()
  await page.waitForURL(/\/norms\/NM-PRE-06/)
  await page.getByRole('link', { name: /FP-\d{4}-\d+ 秋季上新/ }).click()
  await page.waitForURL(/\/retrospective$/)
}, 60_000)

it('J-14, S1-49: a letter of thanks to 销售部 is sent, and kept with whom it went to', async () => {
  const { page } = on.周敏
  await button(page, '写表扬或感谢').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('销售部').check()
  await field(dialog, '主题').fill('感谢销售部提前完成铺货')
  await field(dialog, '想说的话').fill('两天走完三个城市，辛苦了。')
  await button(dialog, '发出').click()
  await page.locator('#recognitions').getByText('感谢销售部提前完成铺货').waitFor()
  await page.locator('#recognitions').getByText('发给：销售部', { exact: false }).waitFor()
}, 60_000)
