import type { ImportItem, ImportReview, ImportWho } from './review.ts'

/** An item as it was read, at a place of its own. */
export function item(key: string, change: Partial<ImportItem> = {}): ImportItem {
  const [kind = 'note', index = '0'] = key.split('-')
  const text = change.text ?? key
  return {
    key,
    kind: kind as ImportItem['kind'],
    state: 'accepted',
    text,
    quote: { text, start: Number(index) * 10 },
    repeats: [],
    topicKey: null,
    decisionKey: null,
    who: null,
    cooperating: [],
    dueOn: null,
    dueText: '',
    criterion: '',
    decisionKind: null,
    isProvisional: false,
    confidence: 0.9,
    because: [],
    hints: [],
    ...change,
  }
}

export function review(change: Partial<ImportReview> = {}): ImportReview {
  return {
    basics: {
      name: '周例会',
      type: 'topic',
      date: '2026-03-02',
      startTime: '09:00',
      endTime: '10:00',
      place: '',
      host: { personId: 'p1', departmentId: 'd1', written: '' },
      recorder: null,
      attendees: [],
      absentees: [],
    },
    told: {},
    items: [],
    names: [],
    ...change,
  }
}

export const stranger = (written: string): ImportWho => ({ personId: null, departmentId: null, written })
