import { it } from 'vitest'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import { enter } from './people.ts'
import { field } from './hands.ts'
const wallClock = (at: Date) => new Date(at.getTime() + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
it('stress', async () => {
  const product = await startDemoProduct()
  const browser = await launchBrowser()
  const { page, context } = await enter(browser, product.url, '周敏')
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 3 })
  for (let i = 0; i < 14; i++) {
    const made = (await (await context.request.post('/api/v1/meetings', { data: { name: `试 ${i}`, goal: '明确市场、销售分工，12月31日上线', type: 'kickoff', needReason: '说法不一' }, headers: { origin: product.url } })).json()) as { id: string }
    const log: string[] = []
    const listener = async (r: import('playwright-core').Request) => { if (r.method() === 'PATCH') { const a = await r.response().catch(() => null); log.push(`${r.postData()} ${a?.status()}`) } }
    page.on('request', listener)
    await page.goto(`/meetings/${made.id}`)
    const start = field(page, '开始时间')
    await start.click()
    await start.fill(wallClock(new Date(Date.now() + 10 * 60_000 + i * 60_000)))
    await start.press('Enter')
    await field(page, '时长').fill('2h')
    await field(page, '时长').press('Tab')
    await page.waitForTimeout(2500)
    page.off('request', listener)
    const { plannedStart, plannedEnd } = (await (await context.request.get(`/api/v1/meetings/${made.id}`)).json()) as any
    console.log(`R ${i} ${plannedStart} ${plannedEnd} | ${log.join(' ; ')} | ${await start.inputValue()}`)
  }
  await browser.close(); await product.close()
}, 400000)
