import type { Locator, Page } from 'playwright-core'

/** A field by its accessible name, whichever kind of field it is. */
export const field = (where: Page | Locator, name: string) =>
  where
    .getByRole('textbox', { name, exact: true })
    .or(where.getByRole('combobox', { name, exact: true }))
    .or(where.getByRole('spinbutton', { name, exact: true }))
    .first()
export const button = (where: Page | Locator, name: string | RegExp) => where.getByRole('button', { name })

/** Until the record has every line, however many are still on their way. */
export const nothingWaits = (page: Page) =>
  page.getByText('待保存').first().waitFor({ state: 'detached', timeout: 60_000 })

/** Picks somebody by typing, as one does. */
export async function pick(box: Locator, typed: string, name: string) {
  await box.fill(typed)
  await box
    .page()
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click()
}

/** Gives a reason, or a click, to every finding that asks for one; looks again, as one does before going on. */
export async function takeOn(dialog: Locator, reason: string) {
  await dialog.locator('.findings').or(dialog.getByText('符合全部规范')).first().waitFor()
  for (let isDone = false; !isDone; ) {
    isDone = true
    for (const item of await dialog.locator('.findings > li').all()) {
      const box = item.getByRole('checkbox')
      if ((await box.count()) === 0) continue
      if (!(await box.isChecked())) {
        isDone = false
        await box.check()
      }
      const why = item.getByRole('textbox')
      if ((await why.count()) === 0) continue
      // Judged anew meanwhile, the finding may be another one or gone: then all are looked at again.
      const said = await why.inputValue({ timeout: 1_000 }).catch(() => undefined)
      if (said === reason) continue
      isDone = false
      await why.fill(reason, { timeout: 1_000 }).catch(() => undefined)
    }
  }
}
