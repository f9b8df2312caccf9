import { expect, it } from 'vitest'
import { feedbackLifecycle } from './recipient.ts'

it('is for the recipient to say: silence is not consent', () => {
  expect(feedbackLifecycle.rowOf('sent', 'confirm')?.who).toEqual(['recipient'])
  expect(feedbackLifecycle.rowOf('sent', 'expire')?.who).toEqual(['system'])
  expect(feedbackLifecycle.canMove('overdue', 'confirm')).toBe(false)
})
