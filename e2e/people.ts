import { mkdirSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** Where the pictures of the manual go; a run keeps them only when it is asked to. */
const shots = process.env.BIHUAN_SHOTS

export interface Somebody {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
  /** Errors the page threw or wrote to its console; a journey ends with none. */
  readonly faults: readonly string[]
}

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

/** A browser of somebody's own, signed in as one of the demo's people. */
export async function enter(
  browser: Browser,
  url: string,
  name: string,
  viewport: { width: number; height: number } = desk,
): Promise<Somebody> {
  const context = await browser.newContext({
    baseURL: url,
    viewport,
    locale: 'zh-CN',
    // Nobody watches it move, and every frame costs.
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(20_000)
  const people = (await (await context.request.get('/api/v1/session/demo-people')).json()) as {
    items: { id: string; name: string }[]
  }
  const person = people.items.find((one) => one.name === name)
  if (person === undefined) throw new Error(`Nobody is called ${name}.`)
  const answer = await context.request.post('/api/v1/session/switch', {
    data: { personId: person.id },
    headers: { origin: url },
  })
  if (!answer.ok()) throw new Error(await answer.text())
  const page = await context.newPage()
  return { name, context, page, faults: watched(page) }
}

/**
 * A refusal (4xx) is an answer that the page shows, and a journey may take the network away; what a page
 * throws, or what fails by itself, is a fault.
 */
export function watched(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
      faults.push(message.text())
  })
  return faults
}

/** A picture for the manual, from the run itself, so that it never lies. */
export async function picture(page: Page, name: string): Promise<void> {
  if (shots === undefined) return
  mkdirSync(shots, { recursive: true })
  await page.waitForTimeout(400)
  await page.screenshot({ path: `${shots}/${name}.png` })
}

/** What is on the screens of people, the dialog that is open with what is behind it: for when a step has failed. */
export async function tellScreens(
  people: readonly (Pick<Somebody, 'name' | 'page'> | undefined)[],
): Promise<void> {
  for (const somebody of people) {
    if (!somebody?.page.url().startsWith('http')) continue
    const { name, page } = somebody
    const dialogs = page.getByRole('dialog').or(page.getByRole('alertdialog'))
    console.log(`--- ${name} ${page.url()}`)
    for (const shown of [
      page.locator('main').first(),
      ...((await dialogs.count()) > 0 ? [dialogs.last()] : []),
    ])
      console.log(await shown.ariaSnapshot({ timeout: 3000 }).catch(String))
  }
}
