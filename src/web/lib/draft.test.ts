import { expect, it } from 'vitest'
import { draftKey, dropDraftsOfOthers, readDraft, writeDraft } from './draft.ts'

function storage(kept: Record<string, string> = {}) {
  const items = new Map(Object.entries(kept))
  return {
    items,
    get length() {
      return items.size
    },
    key: (index: number) => [...items.keys()][index] ?? null,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

it('gives back what was typed, an empty text included', () => {
  const tab = storage()
  writeDraft(tab, draftKey('li', 'task/1/update'), { text: '', percent: 40 })
  expect(readDraft(tab, draftKey('li', 'task/1/update'))).toEqual({ text: '', percent: 40 })
  expect(readDraft(tab, draftKey('li', 'task/2/update'))).toBeUndefined()
})

it('keeps each person’s drafts to themselves', () => {
  const tab = storage()
  writeDraft(tab, draftKey('li', 'task/1/update'), 'mine')
  expect(readDraft(tab, draftKey('wang', 'task/1/update'))).toBeUndefined()
})

it('drops what others left unsaved, and nothing else', () => {
  const tab = storage({ theme: 'dark' })
  writeDraft(tab, draftKey('li', 'a'), 1)
  writeDraft(tab, draftKey('wang', 'a'), 2)
  writeDraft(tab, draftKey('wang', 'b'), 3)
  dropDraftsOfOthers(tab, 'wang')
  expect([...tab.items.keys()]).toEqual(['theme', draftKey('wang', 'a'), draftKey('wang', 'b')])
})

it('lets people type on when the storage is full or unreadable', () => {
  const full = {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  }
  expect(() => writeDraft(full, 'key', 'text')).not.toThrow()
  expect(readDraft(storage({ key: 'not json' }), 'key')).toBeUndefined()
})
