import { expect, it } from 'vitest'
import type { EntryView, RecordView } from '#contract/record.ts'
import { withEntry, withNewer } from './api.ts'

const entry = (id: string, version: number, more: Partial<EntryView> = {}): EntryView =>
  ({ id, version, text: `${id}${version}`, isDeleted: false, ...more }) as EntryView
const record = (...entries: EntryView[]): RecordView => ({ entries }) as unknown as RecordView
const texts = ({ entries }: RecordView) => entries.map(({ text }) => text).sort()

it('puts a line in, and leaves a newer one', () => {
  expect(texts(withEntry(record(entry('a', 1)), entry('a', 2)))).toEqual(['a2'])
  expect(texts(withEntry(record(entry('a', 3)), entry('a', 2)))).toEqual(['a3'])
})

it('keeps what was told while the record was read', () => {
  const read = record(entry('a', 1), entry('b', 5))
  const told = record(entry('a', 2), entry('b', 4), entry('c', 1), entry('d', 2, { isDeleted: true }))
  expect(texts(withNewer(read, told))).toEqual(['a2', 'b5', 'c1'])
  expect(withNewer(read, undefined)).toBe(read)
})
