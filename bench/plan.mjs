// A plan of a thousand tasks, as somebody at a desk has it before them: how long until it is there, and the longest
// frame while it is scrolled and while a bar is moved. By looking on in a browser, because nothing else draws it.
import { atDesk } from './desk.mjs'
import { ask } from './product.mjs'

const stages = 20

/** A collaboration with so many lines: stages of parts, each part after the one before it. Returns its id. */
export async function seedPlan({ url }, cookie, count) {
  const call = async (path, body) =>
    (await ask(`${url}/api/v1${path}`, { method: 'POST', cookie, body })).json
  const { id } = await call('/collaborations', { name: '一千项工作的计划' })
  const lines = []
  const each = Math.floor(count / stages) - 1
  for (let stage = 1; stage <= stages; stage++) {
    lines.push(`第${stage}阶段`)
    for (let part = 1; part <= each; part++) {
      const due = new Date(Date.UTC(2030, 0, 7) + (stage * each + part) * 86_400_000)
        .toISOString()
        .slice(0, 10)
      lines.push(`\t门店改造与物料准备第${part}批 3天 ${due}${part > 1 ? ` 前置${stage}.${part - 1}` : ''}`)
    }
  }
  await call(`/collaborations/${id}/plan/lines`, { text: lines.join('\n') })
  return id
}

/** Milliseconds: [what, value]; undefined if there is no browser. */
export async function measurePlan({ url }, cookie, id, runs) {
  return atDesk({ url }, cookie, async (page) => {
    const found = []
    for (const [what, path, row] of [
      ['outline', `/collaborations/${id}/plan`, '[data-line]'],
      ['bars', `/collaborations/${id}/plan/gantt`, '.gantt-bar'],
    ]) {
      const times = []
      for (let run = 0; run <= runs; run++) {
        const began = performance.now()
        await page.goto(path)
        await page.locator(row).first().waitFor()
        times.push(performance.now() - began)
      }
      // The first has everything to load.
      found.push([`Plan of a thousand, ${what}: opened`, times.slice(1)])
      await page.waitForTimeout(500)
      found.push([`Plan of a thousand, ${what}: longest frame scrolling`, [await scrolled(page, what)]])
    }
    found.push(['Plan of a thousand, bars: longest frame moving one', [await dragged(page)]])
    return found
  })
}

/** Longest frame while `act` goes on. */
async function longestFrame(page, act) {
  await page.evaluate(() => {
    window.benchFrames = { longest: 0, last: performance.now(), goes: true }
    const look = (at) => {
      const seen = window.benchFrames
      seen.longest = Math.max(seen.longest, at - seen.last)
      seen.last = at
      if (seen.goes) requestAnimationFrame(look)
    }
    requestAnimationFrame((at) => {
      window.benchFrames.last = at
      requestAnimationFrame(look)
    })
  })
  await page.waitForTimeout(100)
  await act()
  await page.waitForTimeout(200)
  return page.evaluate(() => {
    window.benchFrames.goes = false
    return window.benchFrames.longest
  })
}

function scrolled(page, what) {
  return longestFrame(page, async () => {
    if (what === 'bars') await page.locator('.gantt').hover({ position: { x: 700, y: 200 } })
    else await page.mouse.move(700, 600)
    for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, 240)
  })
}

async function dragged(page) {
  const bar = page.locator('.gantt-bar[data-movable="true"]')
  await page.reload()
  await bar.first().waitFor()
  await bar.nth(5).evaluate((one) => one.scrollIntoView({ block: 'center', inline: 'center' }))
  await page.waitForTimeout(500)
  const box = await bar.nth(5).boundingBox()
  return longestFrame(page, async () => {
    await page.mouse.move(box.x + box.width / 3, box.y + box.height / 2)
    await page.mouse.down()
    for (let step = 1; step <= 40; step++) await page.mouse.move(box.x + box.width / 3 + step * 2, box.y + 4)
    const now = await bar.nth(5).boundingBox()
    if (now?.x === box.x) throw new Error('The bar did not move.')
    await page.mouse.up()
  })
}
