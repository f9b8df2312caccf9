/** What the product promises, and the screen that keeps each (S3-02). */
export const promises = {
  recorded: '/records',
  owned: '/tasks?view=all',
  tracked: '/tasks?view=all&open=true',
} as const
export type Promised = keyof typeof promises
