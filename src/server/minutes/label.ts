import type { Passage } from '#domain/minutes/passage.ts'
import type { Hand } from './words.ts'

/** 位置 in the table of changes: 决议事项汇总 · JY-2026-001 · 决议内容. */
export function labelOf({ section, item, field, line }: Passage, { text }: Hand): string {
  const names: Readonly<Record<string, string>> =
    section === 'decisions' ? text.decision : section === 'tasks' ? text.task : text.field
  const name = names[field] ?? text.field.notes
  return [text.section[section], item, line === 0 ? name : `${name} ${line}`]
    .filter((part) => part !== '')
    .join(' · ')
}
