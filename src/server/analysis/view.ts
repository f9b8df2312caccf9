import type { z } from 'zod'
import type { AnalysisView, PartyView } from '#contract/analysis.ts'
import type { Analysis, Quote } from '#domain/analysis/analysis.ts'
import { type Directory, openDirectory } from '#domain/analysis/directory/open.ts'
import type { Told } from '#domain/analysis/document/told.ts'
import { toGold } from '#domain/analysis/gold.ts'
import type { KnownNames } from './directory.ts'

/** The labelled shape, and beside each value where it was read, how sure that is, and who in the database it is. */
export function analysisView(analysis: Analysis, names: KnownNames): z.input<typeof AnalysisView> {
  const gold = toGold(analysis)
  const { decisions, actions, lint, viewpoints, disputes, consensus, open } = analysis
  return {
    info: gold.info,
    infoQuotes: infoQuotes(analysis, names),
    topics: [...gold.topics],
    topicQuotes: analysis.topics.map(({ quote }) => quoteView(quote)),
    decisions: decisions.map(({ quote, topic, repeats, confidence, because }) => ({
      text: quote.text,
      start: quote.start,
      topicIndex: topic,
      repeats: repeats.map(quoteView),
      confidence,
      because,
    })),
    actions: actions.map((action, at) => ({
      ...(gold.actions[at] as (typeof gold.actions)[number]),
      topicIndex: action.topic,
      time: action.time,
      dueStart: action.dueText?.start ?? null,
      criterionStart: action.criterion?.start ?? null,
      repeats: action.repeats.map(quoteView),
      ownerParties: ownersOf(action).map(names.partyOf),
      cooperatingParties: action.cooperating.map((name) => names.partyOf(namedIn(names, name))),
      confidence: action.confidence,
      because: action.because,
    })),
    lint: lint.map(({ of, because }, at) => ({
      ...(gold.lint[at] as (typeof gold.lint)[number]),
      of,
      because,
    })),
    viewpoints: viewpoints.map((one) => ({
      ...statement(one),
      department: one.department,
      person: one.person,
      party: names.partyOf(one),
    })),
    disputes: disputes.map(statement),
    consensus: consensus.map(statement),
    open: open.map(statement),
    names: unsettled(analysis, names),
  }
}

function ownersOf({ owners, department, person }: Analysis['actions'][number]) {
  if (owners.length > 0) return owners
  return department === null && person === null ? [] : [{ department, person }]
}

function quoteView({ text, start }: Quote) {
  return { quote: text, start }
}

function statement({ quote, topic, confidence, because }: Analysis['open'][number]) {
  return { ...quoteView(quote), topicIndex: topic, confidence, because }
}

/** Whether a name is a person's or a department's, the directory knows. */
function namedIn({ data }: KnownNames, name: string) {
  const people = data.people.filter((person) => person.name === name)
  if (people.length > 0) {
    return { person: name, department: (people.length === 1 && people[0]?.department) || null }
  }
  return data.departments.some((department) => department.name === name)
    ? { person: null, department: name }
    : { person: name, department: null }
}

function infoQuotes({ info }: Analysis, names: KnownNames): z.input<typeof AnalysisView>['infoQuotes'] {
  const person = (told: Told, department: string | null = null) => ({
    ...told,
    party: names.partyOf({
      department: department ?? namedIn(names, told.value).department,
      person: told.value,
    }),
  })
  return {
    title: info.title,
    date: info.date,
    startTime: info.startTime,
    endTime: info.endTime,
    place: info.place,
    host: info.host && person(info.host),
    recorder: info.recorder && person(info.recorder),
    attendees: info.attendees.flatMap(({ department, people }) =>
      people.map((one) => person(one, department)),
    ),
    absentees: info.absentees.map(({ name, department, reason, delegate }) => ({
      ...person(name, department),
      reason,
      delegate: delegate && person(delegate),
    })),
  }
}

type Unsettled = z.input<typeof AnalysisView>['names'][number]

/** What a person has to settle once: names that fit several entries of the directory, or none. */
function unsettled(analysis: Analysis, names: KnownNames): Unsettled[] {
  const directory = openDirectory(names.data)
  const found = new Map<string, Unsettled>()
  const add = (
    name: Pick<Unsettled, 'written' | 'kind'>,
    start: number,
    candidates: readonly PartyView[],
  ) => {
    const before = found.get(name.written)
    if (before) {
      if (!before.starts.includes(start)) before.starts.push(start)
    } else found.set(name.written, { ...name, starts: [start], candidates: [...candidates] })
  }
  for (const { quote, because } of analysis.actions) {
    if (because.owner !== 'ambiguous' && because.owner !== 'unknownName') continue
    for (const mention of directory.findNames(quote.text)) {
      const { kind, entry, written, start, candidates } = mention
      if (entry !== null || kind === 'collective' || mention.why === 'masked') continue
      add({ written, kind }, quote.start + start, candidates.map(names.partyOf))
    }
  }
  const { host, recorder, attendees } = analysis.info
  for (const told of [host, recorder, ...attendees.flatMap(({ people }) => people)]) {
    if (told === null || isKnown(names, told.value)) continue
    add({ written: told.value, kind: 'person' }, told.start, candidatesFor(directory, told.quote, names))
  }
  return [...found.values()]
}

function isKnown({ data }: KnownNames, name: string): boolean {
  return data.people.some((person) => person.name === name)
}

function candidatesFor(directory: Directory, written: string, names: KnownNames): PartyView[] {
  return directory.findNames(written).flatMap(({ candidates }) => candidates.map(names.partyOf))
}
