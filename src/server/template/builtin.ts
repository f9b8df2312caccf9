import type { TemplateView } from '#contract/template.ts'
import { type MeetingType, meetingTypes } from '#domain/meeting/enums.ts'
import type { Locale } from '#domain/person/locale.ts'
import { builtInTemplates } from '#domain/template/builtin.ts'
import { templateBuiltIn as en } from '#text/en/template-builtin.ts'
import { templateBuiltIn as zhCN } from '#text/zh-CN/template-builtin.ts'
import { templateBuiltIn as zhTW } from '#text/zh-TW/template-builtin.ts'

interface Words {
  readonly name: string
  readonly note: string
  readonly goal: string
  readonly outcome: string
  readonly role: Readonly<Record<string, string>>
  readonly topic: Readonly<
    Record<string, { readonly title: string; readonly content: string; readonly output: string }>
  >
}

const texts: Readonly<Record<Locale, Readonly<Record<MeetingType, Words>>>> = {
  'zh-CN': zhCN,
  'zh-TW': zhTW,
  en,
}

export function isBuiltIn(key: string): key is MeetingType {
  return (meetingTypes as readonly string[]).includes(key)
}

/** The standard template of a type, in the words of whoever reads or applies it. */
export function builtInTemplate(type: MeetingType, locale: Locale): TemplateView {
  const { durationMinutes, confirmMinutes, breakMinutes, topics, roles } = builtInTemplates[type]
  const words = texts[locale][type]
  return {
    key: type,
    isBuiltIn: true,
    name: words.name,
    note: words.note,
    content: {
      type,
      // A goal of its own is what every meeting needs (S0-30), so the standard one is only its example.
      goal: words.goal,
      expectedOutcome: words.outcome,
      durationMinutes,
      confirmMinutes,
      breakMinutes,
      topics: topics.map(({ key, kind, section, minutes }) => ({
        title: words.topic[key]?.title ?? key,
        kind,
        section,
        discussionContent: words.topic[key]?.content ?? '',
        problemToSolve: '',
        expectedOutput: words.topic[key]?.output ?? '',
        plannedMinutes: minutes,
      })),
    },
    roles: roles.map(({ key, coreRole }) => ({ text: words.role[key] ?? key, coreRole })),
    owner: null,
    source: null,
    isShared: true,
    can: [],
    version: 0,
  }
}
