import type { JudgedNormId, MatterNormId } from '#domain/norm/catalogue.ts'
import { parseableDue } from '#domain/norm/due-spec.ts'
import type { MeetingFacts, TaskFacts } from '#domain/norm/facts.ts'
import type { Place } from '#domain/norm/finding.ts'
import {
  type Draft,
  departmentName,
  isMissing,
  liveTasks,
  onMeeting,
  type RulesFor,
  taskName,
  today,
} from '#domain/norm/scene.ts'
import { findDocuments, findQuantities, findResultVerbs, findTimeNodes } from '#domain/smart/recognise.ts'
import { distinctWords, vagueWordMatcher } from '#domain/wording/matcher.ts'
import { foldScript } from '#domain/wording/script.ts'
import { decisionName, mustBeCarriedOut } from './live.ts'

type WordingNorm = Exclude<Extract<JudgedNormId, `NM-WRD-${string}`>, MatterNormId>

/** Wording: who, what and by when in words that can be held to. */
export const wordingRules: RulesFor<WordingNorm> = {
  'NM-WRD-01': (facts, words, { event, settings }) => {
    const find = vagueWordMatcher(words)
    // While people write, it only warns; what is to become final may not hold it (S3-82).
    const whileWriting = settings['NM-WRD-01'].severity === 'info' ? 'info' : 'warn'
    const severity = event === 'minutes.finalise' ? {} : ({ severity: whileWriting } as const)
    const texts = event === 'meeting.goal.save' ? goalTexts(facts) : [...workTexts(facts)]
    return texts.flatMap(({ place, text }) => {
      const found = distinctWords(find(text))
      if (found.length === 0) return []
      return [{ as: 'vague', params: { field: [place.field], words: found }, place, ...severity } as const]
    })
  },

  'NM-WRD-02': (facts, words, { settings }) => {
    const forbidden = settings['NM-WRD-01'].value
    // both lists at once, so that a forbidden word is not reported a second time by a part of it
    const find = vagueWordMatcher([...words, ...forbidden])
    return workTexts(facts).flatMap(({ place, text }) => {
      const found = distinctWords(find(text).filter((match) => !forbidden.includes(match.word)))
      if (found.length === 0) return []
      return [{ as: 'vague', params: { field: [place.field], words: found }, place } as const]
    })
  },

  'NM-WRD-04': (facts, measures) =>
    (facts.decisions ?? [])
      .filter((decision) => mustBeCarriedOut(decision) && !isMissing(decision.content ?? null))
      .filter((decision) => {
        const dated = measures.includes('date') && (decision.dueDate ?? null) !== null
        return !dated && !isQuantified(`${decision.content} ${decision.dueText ?? ''}`, measures)
      })
      .map((decision) => ({
        as: 'none',
        params: { name: decisionName(decision) },
        place: { noun: 'decision', id: decision.id, field: 'content' },
      })),

  'NM-WRD-05': (facts) =>
    liveTasks(facts).flatMap<Draft<'NM-WRD-05'>>((task) => {
      const place = { noun: 'task', id: task.id, field: 'owner' } as const
      const name = taskName(task)
      const written = task.ownerText?.trim() ?? ''
      if (task.ownerIds === undefined && written === '') return []
      if ((task.ownerIds ?? []).length > 0) return []
      if (isCollective(written))
        return [{ as: 'collective', params: { name, owner: written }, place } as const]
      if (isMissing(task.ownerDept ?? null)) return [{ as: 'none', params: { name }, place } as const]
      const dept = departmentName(facts, task.ownerDept ?? '')
      return [{ as: 'departmentOnly', params: { name, dept }, place } as const]
    }),

  'NM-WRD-06': (facts, _, scene) => {
    const written = [
      ...liveTasks(facts).map((task) => ({
        place: { noun: 'task', id: task.id, field: 'dueDate' } as const,
        name: taskName(task),
        work: task,
        mustHave: true,
      })),
      // a decision without any deadline is reported by NM-MTG-06
      ...(facts.decisions ?? []).filter(mustBeCarriedOut).map((decision) => ({
        place: { noun: 'decision', id: decision.id, field: 'dueDate' } as const,
        name: decisionName(decision),
        work: decision,
        mustHave: false,
      })),
    ]
    return written.flatMap<Draft<'NM-WRD-06'>>(({ place, name, work, mustHave }) => {
      const { dueDate, dueText } = work
      if ((dueDate ?? null) !== null) return []
      const text = dueText?.trim() ?? ''
      if (text !== '') {
        const isClear = parseableDue(text, today(scene)) !== null
        return isClear ? [] : [{ as: 'unreadable', params: { name, text }, place }]
      }
      const isEmpty = dueDate === null || isMissing(dueText)
      return mustHave && isEmpty ? [{ as: 'none', params: { name }, place }] : []
    })
  },
}

interface PlacedText {
  readonly place: Place & { readonly field: string }
  readonly text: string
}

function goalTexts(facts: MeetingFacts): PlacedText[] {
  const { goal } = facts.meeting
  return goal ? [{ place: { ...onMeeting(facts), field: 'goal' }, text: goal }] : []
}

/** Decisions and tasks, and nothing else: 可能 in a risk or in what somebody said is legitimate. */
function workTexts(facts: MeetingFacts): PlacedText[] {
  const decisions = (facts.decisions ?? []).flatMap((decision) =>
    placed('decision', decision.id, { content: decision.content, dueText: decision.dueText }),
  )
  return [...decisions, ...liveTasks(facts).flatMap(taskTexts)]
}

function taskTexts(task: TaskFacts): PlacedText[] {
  return placed('task', task.id, {
    name: task.name,
    description: task.description,
    doneCriteria: task.doneCriteria?.join('\n'),
    dueText: task.dueText,
  })
}

function placed(
  noun: 'decision' | 'task',
  id: string,
  texts: Readonly<Record<string, string | null | undefined>>,
): PlacedText[] {
  return Object.entries(texts).flatMap(([field, text]) =>
    text ? [{ place: { noun, id, field }, text }] : [],
  )
}

/** Whether the text says one of these by which it can be held to: a date, a number, a deliverable. */
export function isQuantified(text: string, measures: readonly string[]): boolean {
  return (
    (measures.includes('date') && findTimeNodes(text).length > 0) ||
    (measures.includes('number') && findQuantities(text).length > 0) ||
    (measures.includes('deliverable') && findDocuments(text).length > 0 && findResultVerbs(text).length > 0)
  )
}

const collective =
  /^(?:全体|所有|各|相关|有关|大家|双方|多方|各方|与会|参会|每个人|每人|团队|小组|组员|成员|人人|共同|everyone|everybody|all\b|team\b)/u

/** 全体, 相关部门, 各部门负责人, 大家: nobody in particular. */
function isCollective(owner: string): boolean {
  return collective.test(foldScript(owner))
}
