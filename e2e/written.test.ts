import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { getCharter, updateCharter } from '#contract/charter.ts'
import { createCollaboration } from '#contract/collaboration.ts'
import { listDepartments } from '#contract/organisation.ts'
import { search } from '#contract/today.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { button, field, pick, takeOn } from './hands.ts'
import { desk, enter, phone, picture, type Somebody } from './people.ts'

/**
 * J-16: a price settled in a chat ten days ago is put in writing by 林悦, who says why it is late; 王立强 objects on
 * his phone, she corrects it, he and 周敏 confirm. Each step needs the one before.
 */
let product: RunningProduct
let browser: Browser
let leader: Person
let on: Record<'林悦' | '王立强' | '周敏', Somebody>
let collaborationId: string
let address: string

const tenDaysAgo = () => {
  const day = new Date(Date.now() - 10 * 86_400_000)
  return `${day.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })} 16:00`
}

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  leader = await stepInto(product.url, '周敏')
  const names = ['林悦', '王立强', '周敏'] as const
  const entered = await Promise.all(
    names.map((name) => enter(browser, product.url, name, name === '王立强' ? phone : desk)),
  )
  on = Object.fromEntries(entered.map((one) => [one.name, one])) as typeof on
  ;({ id: collaborationId } = await leader.call(createCollaboration, { body: { name: '双十一大促' } }))
  const params = { id: collaborationId }
  const departments = (await leader.call(listDepartments, {})).items
  const { version } = await leader.call(getCharter, { params })
  await leader.call(updateCharter, {
    params,
    body: {
      version,
      participations: ['市场部', '销售部'].map((name) => ({
        departmentId: departments.find((one) => one.name === name)?.id ?? '',
      })),
    },
  })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(() => {
  for (const { name, faults } of Object.values(on)) expect(faults, name).toEqual([])
})

it('J-16, S4-36: what was settled in a chat is written down late, with the reason why; those concerned are in copy', async () => {
  const { page } = on.林悦
  await page.goto(`/collaborations/${collaborationId}`)
  await page.getByRole('link', { name: '补录即时通讯决定' }).click()
  await field(page, '决定了什么').fill('主推款双十一售价定为299元')
  await page.getByRole('button', { name: '移除王立强' }).waitFor()
  await field(page, '何时决定').fill(tenDaysAgo())
  await field(page, '何时决定').press('Tab')
  await field(page, '在哪里决定').fill('飞书群“双十一”')
  await pick(field(page, '由谁决定'), '周敏', '周敏')
  // Somebody taken out of the copies, and it is said at once (NM-INF-02); put back, it is gone.
  await page.getByRole('button', { name: '移除王立强' }).click()
  await page.getByText('相关方没有全部抄送', { exact: false }).waitFor()
  await pick(field(page, '抄送相关方'), '王立强', '王立强')
  await page.getByText('相关方没有全部抄送', { exact: false }).first().waitFor({ state: 'detached' })
  await page.getByText('现在已经晚了', { exact: false }).waitFor()
  const save = button(page, '保存并抄送')
  expect(await save.isDisabled()).toBe(true)
  await takeOn(page.locator('form').first(), '当时都在外地，回来才补')
  await picture(page, 'chat-decision-form')
  await save.click()
  await page.waitForURL(/\/decisions\/[0-9a-f-]{36}$/)
  address = new URL(page.url()).pathname
  await page.getByText('当时都在外地，回来才补', { exact: false }).waitFor()
}, 60_000)

it('J-16, S4-39: one in copy objects on a phone; the author corrects, and everybody is asked again', async () => {
  const his = on.王立强.page
  await his.goto('/notices')
  await his.getByRole('link', { name: /请确认：主推款双十一售价定为299元/ }).click()
  await his.waitForURL(/\/decisions\//)
  await button(his, '有异议').click()
  await field(his, '哪里与您所知不一致').fill('群里说的是289元')
  await button(his, '提出异议').click()
  await his.getByText('您的答复：有异议').waitFor()
  await picture(his, 'chat-decision-phone')
  expect(await his.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  // Her screen follows by itself.
  const { page } = on.林悦
  await page.locator('.chat-note').getByText('群里说的是289元').waitFor()
  await button(page, '更正').click()
  const dialog = page.getByRole('dialog')
  await field(dialog, '决定了什么').fill('主推款双十一售价定为289元')
  await field(dialog, '更正的理由').fill('核对了聊天记录')
  await button(dialog, '更正').click()
  await page.getByText('各版表述').click()
  await page.locator('#chat').getByText('主推款双十一售价定为299元').waitFor()
  await his.getByText('主推款双十一售价定为289元').first().waitFor()
  await button(his, '与我所知一致').click()
  await his.getByText('您的答复：与我所知一致').waitFor()
  const { page: hers } = on.周敏
  await hers.goto(address)
  await button(hers, '与我所知一致').click()
  await hers.getByText('您的答复：与我所知一致').waitFor()
  await picture(page, 'chat-decision')
}, 60_000)

it('J-16: it stands in the register and in the collaboration; for whoever may not see it there is none', async () => {
  const { page } = on.周敏
  await page.goto('/decisions?source=im')
  const row = page.getByRole('row').filter({ hasText: '主推款双十一售价定为289元' })
  await row.getByText('即时通讯 · 飞书群“双十一”').waitFor()
  await page.goto(`/collaborations/${collaborationId}`)
  await page.getByRole('link', { name: /主推款双十一售价定为289元/ }).waitFor()
  const found = async (who: Person) =>
    (await who.call(search, { query: { q: '主推款双十一' } })).items.map(({ noun }) => noun)
  expect(await found(leader)).toContain('decision')
  expect(await found(await stepInto(product.url, '韩雪梅'))).toEqual([])
}, 60_000)
