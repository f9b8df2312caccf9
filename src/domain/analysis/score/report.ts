import type { Figures, PrecisionRecall } from './figures.ts'
import type { SentenceFigures } from './score-sentences.ts'

/** The figures as lines to read. */
export function report(title: string, figures: Figures): string[] {
  const { extras, lint } = figures
  return [
    `== ${title}`,
    row('action detection', whole(figures.action)),
    row(
      'owner accuracy',
      `${percent(figures.ownerAccuracy)}   (department ${percent(figures.departmentAccuracy)}, person ${percent(figures.personAccuracy)})`,
    ),
    row(
      'due-date accuracy',
      `${percent(figures.dueAccuracy)}   (where there is a date ${percent(figures.dueAccuracyDated)}) by kind: ${listed(figures.dueByKind)}`,
    ),
    row('decision', whole(figures.decision)),
    row('lint', whole(lint.all)),
    ...Object.entries(lint).flatMap(([kind, one]) => (kind === 'all' ? [] : [row(`  ${kind}`, whole(one))])),
    row('info fields', `${percent(figures.infoFieldAccuracy)}   ${listed(figures.infoByField)}`),
    row('attendees', `${whole(figures.attendees)}  department ${percent(figures.attendeeDepartment)}`),
    row(
      'absentees',
      `${whole(figures.absentees)}  reason ${percent(figures.absenceReason)}, delegate ${percent(figures.absenceDelegate)}`,
    ),
    row(
      'extras',
      `F1 of cooperating ${percent(extras.cooperating.F1)}, criterion ${percent(extras.criterion.F1)}, topics ${percent(extras.topics.F1)}, disputes ${percent(extras.disputes.F1)}, consensus ${percent(extras.consensus.F1)}; viewpoint recall ${percent(extras.viewpointRecall)}`,
    ),
  ]
}

/** One genre, or one document, in a line. */
export function reportLine(title: string, figures: Figures): string {
  const { action, ownerAccuracy, dueAccuracy, decision, lint, infoFieldAccuracy } = figures
  return `${title.padEnd(16)} action F1 ${percent(action.F1)}  owner ${percent(ownerAccuracy)}  due ${percent(dueAccuracy)}  decision F1 ${percent(decision.F1)}  lint F1 ${percent(lint.all.F1)}  info ${percent(infoFieldAccuracy)}`
}

export function reportSentences(figures: SentenceFigures): string[] {
  const { cases, ...shares } = figures
  return [
    `== ${cases} sentences`,
    ...Object.entries(shares).map(([name, share]) => row(name, percent(share))),
  ]
}

function row(name: string, said: string): string {
  return `${name.padEnd(20)} ${said}`
}

function whole({ P, R, F1, tp, fp, fn }: PrecisionRecall): string {
  return `P ${percent(P)}  R ${percent(R)}  F1 ${percent(F1)}  (tp ${tp} fp ${fp} fn ${fn})`
}

function listed(shares: Readonly<Record<string, number>>): string {
  return Object.entries(shares)
    .map(([name, share]) => `${name} ${percent(share)}`)
    .join(', ')
}

function percent(share: number | null): string {
  return share === null || Number.isNaN(share) ? 'n/a' : `${(share * 100).toFixed(1)}%`
}
