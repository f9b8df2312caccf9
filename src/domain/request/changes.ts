/** One line of a field, with the kind of a resource where it has one. */
export interface ChangedLine {
  readonly kind: string | null
  readonly text: string
}

/** What a revision took out of a field and what it put in. */
export interface RequestChange {
  readonly field: RequestTextField
  readonly removed: readonly ChangedLine[]
  readonly added: readonly ChangedLine[]
}

export const requestTextFields = [
  'name',
  'background',
  'goal',
  'requiredResources',
  'expectedOutcome',
  'timeNodes',
  'potentialRisks',
  'concreteTasks',
  'deliveryStandard',
  'wishedOn',
  'urgency',
  'contact',
] as const
export type RequestTextField = (typeof requestTextFields)[number]

/** The content of a request, as far as it can be negotiated. */
export interface RequestText {
  readonly name: string
  readonly background: string
  readonly goal: string
  readonly expectedOutcome: string
  readonly concreteTasks: string
  readonly deliveryStandard: string
  readonly wishedOn: string | null
  readonly urgency: string
  readonly contact: string
  readonly needs: readonly {
    readonly kind: string
    readonly spec: string
    readonly quantity: number | null
    readonly unit: string
    readonly fromOn: string | null
    readonly untilOn: string | null
    readonly purpose: string
  }[]
  readonly nodes: readonly { readonly name: string; readonly on: string }[]
  readonly risks: readonly { readonly text: string; readonly response: string }[]
}

/** 设计师 2人 2026-11-01–2026-11-10 出主视觉 */
export function needLine(need: RequestText['needs'][number]): ChangedLine {
  const amount = need.quantity === null ? '' : `${need.quantity}${need.unit}`
  const span = [need.fromOn, need.untilOn].filter(Boolean).join('–')
  return { kind: need.kind, text: joined([need.spec, amount, span, need.purpose]) }
}

function linesOf(text: RequestText): Readonly<Record<RequestTextField, readonly ChangedLine[]>> {
  return {
    name: plain(text.name),
    background: plain(text.background),
    goal: plain(text.goal),
    requiredResources: text.needs.map(needLine),
    expectedOutcome: plain(text.expectedOutcome),
    timeNodes: text.nodes.map(({ name, on }) => ({ kind: null, text: joined([name, on]) })),
    potentialRisks: text.risks.map((risk) => ({ kind: null, text: joined([risk.text, risk.response]) })),
    concreteTasks: plain(text.concreteTasks),
    deliveryStandard: plain(text.deliveryStandard),
    wishedOn: plain(text.wishedOn ?? ''),
    urgency: text.urgency === '' ? [] : [{ kind: text.urgency, text: '' }],
    contact: plain(text.contact),
  }
}

/** What one revision changed, field by field in the order of the form; a line that only moved has not changed. */
export function changesBetween(before: RequestText, after: RequestText): RequestChange[] {
  const was = linesOf(before)
  const is = linesOf(after)
  return requestTextFields.flatMap((field) => {
    const removed = was[field].filter((line) => !is[field].some((other) => isSame(line, other)))
    const added = is[field].filter((line) => !was[field].some((other) => isSame(line, other)))
    return removed.length === 0 && added.length === 0 ? [] : [{ field, removed, added }]
  })
}

function isSame(one: ChangedLine, other: ChangedLine): boolean {
  return one.kind === other.kind && one.text === other.text
}

function plain(text: string): ChangedLine[] {
  return text.trim() === '' ? [] : [{ kind: null, text: text.trim() }]
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
