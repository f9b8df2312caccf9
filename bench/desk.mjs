// Somebody signed in at a desk, in a browser: what only a browser can show is measured by looking on.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** What `look` finds on a page of whoever the cookie belongs to; undefined if there is no browser. */
export async function atDesk({ url }, cookie, look) {
  const executablePath = places.find((place) => place !== undefined && existsSync(place))
  if (executablePath === undefined) return undefined
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })
  try {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
    })
    const [name, value] = cookie.split('; ')[0].split('=')
    await context.addCookies([{ name, value: decodeURIComponent(value), url }])
    return await look(await context.newPage())
  } finally {
    await browser.close()
  }
}
