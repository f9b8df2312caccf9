import type { Locator, Page } from 'playwright-core'
import { type Given, q4Case } from '#domain/demo/q4-case.ts'
import { button, field } from './hands.ts'

/** What a person does to fill in the case: pick, type a day, write a line, open a row of a form. */

export function given<T>(value: Given<T>): T {
  return typeof value === 'object' && value !== null && 'inferred' in value ? value.value : (value as T)
}

const displays = new Map(q4Case.people.map(({ id, display }) => [id, display]))

/** The person as everybody calls them: 市场部*经理. */
export function nameOf(key: string): string {
  return displays.get(key) ?? missing(key)
}

function missing(key: string): never {
  throw new Error(`The case knows no ${key}.`)
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

export const beginsWith = (text: string) => new RegExp(`^${literal(text)}`)

/** Types a name and takes what is offered for it. A field that is filled already has nothing to type in. */
export async function choose(box: Locator, name: string): Promise<void> {
  if ((await box.count()) === 0) return
  await box.fill(name)
  const offered = box
    .page()
    .getByRole('listbox')
    .getByRole('option', { name: beginsWith(name) })
  await offered.first().click()
}

export async function typeDay(box: Locator, day: string): Promise<void> {
  await box.fill(day)
  await box.press('Tab')
}

export const openDialog = (page: Page) => page.getByRole('dialog').last()

export async function closed(page: Page): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Opens one more row of a list within a form, such as 里程碑节点. */
export async function addRow(form: Locator, label: string, at: number): Promise<Locator> {
  await button(form, `增加${label}`).click()
  return form.getByRole('group', { name: label }).locator('.task-form-row').nth(at)
}

export const lineOf = (page: Page, kind: 'decision' | 'task', words: string) =>
  page
    .locator(`.record-line.kind-${kind}`)
    .filter({ has: page.locator('.line-text').filter({ hasText: words }) })

const digitOf = { viewpoint: 1, decision: 4, task: 5 } as const

/** One line of the record by keyboard: its kind, who, the words, Enter. */
export async function writeLine(
  page: Page,
  kind: keyof typeof digitOf,
  words: string,
  who?: string,
): Promise<void> {
  const { keyboard } = page
  await keyboard.press(`Alt+Digit${digitOf[kind]}`)
  if (who !== undefined) {
    await keyboard.type(`@${who}`)
    await page
      .getByRole('option', { name: beginsWith(who) })
      .first()
      .waitFor()
    await keyboard.press('Enter')
  }
  await keyboard.insertText(words)
  await keyboard.press('Enter')
}

/** Chooses by part of the words: a select offers a decision with its number before it. */
export async function selectContaining(select: Locator, words: string): Promise<void> {
  const option = select.locator('option').filter({ hasText: words })
  await select.selectOption((await option.getAttribute('value')) as string)
}

export { button, field }
