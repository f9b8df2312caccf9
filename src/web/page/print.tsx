import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import {
  approvalQuery,
  attendeeSheetQuery,
  bulletinQuery,
  charterSheetQuery,
  collaborationQuery,
  conflictQuery,
  contingencyQuery,
  decisionsQuery,
  evaluationQuery,
  ledgerQuery,
  positionsQuery,
  ratingsPaperQuery,
  registerQuery,
  requestQuery,
  retrospectivePaperQuery,
  risksQuery,
  syncPaperQuery,
  taskQuery,
  urgingQuery,
} from '#web/feature/print/api.ts'
import { ApprovalPaper, DelayPaper, ResourcesPaper } from '#web/feature/print/asking-forms.tsx'
import { BulletinPaper } from '#web/feature/print/BulletinPaper.tsx'
import { CharterPaper, CommunicationPaper, DivisionPaper } from '#web/feature/print/charter-forms.tsx'
import { EvaluationPaper } from '#web/feature/print/EvaluationPaper.tsx'
import { RatingPaper, RecognitionPaper } from '#web/feature/print/ending-forms.tsx'
import {
  type CharterForm,
  charterForms,
  isCharterForm,
  isMeetingForm,
  type MeetingForm,
  meetingForms,
} from '#web/feature/print/forms.ts'
import {
  AgendaPaper,
  ConfirmationPaper,
  MaterialsPaper,
  NoticePaper,
  SignInPaper,
} from '#web/feature/print/meeting-forms.tsx'
import { AssessmentPaper, RequestPaper } from '#web/feature/print/request-forms.tsx'
import { RetrospectivePaper } from '#web/feature/print/retrospective-form.tsx'
import { SyncPaper } from '#web/feature/print/sync-form.tsx'
import { ConflictPaper, ContingencyPaper, RisksPaper } from '#web/feature/print/trouble-forms.tsx'
import { UrgingPaper } from '#web/feature/print/UrgingPaper.tsx'
import {
  DecisionsPaper,
  LedgerPaper,
  PositionsPaper,
  TaskPaper,
  TodoPaper,
} from '#web/feature/print/work-forms.tsx'
import { useFilters, usePathPart } from '#web/lib/address.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useDocumentTitle } from '#web/ui/Page.tsx'
import { planPapers } from './plan-papers.tsx'

/** /print/$form/$id: one form as it lies on the table. `id` is the meeting's, the task's for its sheet, or the collaboration's. */
export default function PrintPage(): ReactNode {
  const form = usePathPart('form')
  const id = usePathPart('id')
  if (form === 'task') return <TaskRoom id={id} />
  if (form === 'urging') return <UrgingRoom id={id} />
  if (form === 'delay') return <DelayRoom id={id} />
  if (form === 'approval') return <ApprovalRoom id={id} />
  if (form === 'resources') return <ResourcesRoom id={id} />
  if (form === 'recognition') return <RecognitionRoom id={id} />
  if (form === 'ratings') return <RatingRoom id={id} />
  if (form === 'conflict') return <ConflictRoom id={id} />
  if (form === 'contingency') return <ContingencyRoom id={id} />
  if (form === 'retrospective') return <RetrospectiveRoom id={id} />
  if (form === 'sync') return <SyncRoom id={id} />
  if (form === 'risks') return <RisksRoom id={id} />
  if (form === 'request' || form === 'assessment') return <RequestRoom form={form} id={id} />
  if (form === 'bulletin') return <BulletinRoom days={Number(id) || 30} />
  if (isCharterForm(form)) return <CharterRoom form={form} id={id} />
  if (form in planPapers) return <PlanRoom form={form} id={id} />
  return <MeetingRoom form={isMeetingForm(form) ? form : 'notice'} id={id} />
}

function MeetingRoom({ form, id }: { form: MeetingForm; id: string }): ReactNode {
  const text = useText()
  const meeting = useQuery(meetingQuery(id))
  const Form = papers[form]
  useDocumentTitle(`${text(`print.form.${form}`)} ${meeting.data?.name ?? ''}`)
  return (
    <div className="print-room">
      <div className="print-bar">
        <Link to={`/meetings/${id}`} className="small">
          <Icon name="left" size={12} /> {text('print.back')}
        </Link>
        <nav className="print-forms small" aria-label={text('print.forms')}>
          {meetingForms.map((one) => (
            <Link
              key={one}
              to={`/print/${one}/${id}`}
              {...(one === form && { 'aria-current': 'page' as const })}
            >
              {text(`print.form.${one}`)}
            </Link>
          ))}
        </nav>
        <PrintButton />
      </div>
      <main id="content">
        <Faces query={meeting}>{(about) => <Form meeting={about} />}</Faces>
      </main>
    </div>
  )
}

function TaskRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const task = useQuery(taskQuery(id))
  const risks = useQuery(risksQuery(id))
  return (
    <OnTable
      back={`/tasks/${id}`}
      label={text('print.backToTask')}
      title={`${text('print.form.task')} ${task.data?.name ?? ''}`}
    >
      <Faces query={task}>
        {(about) => <Faces query={risks}>{({ items }) => <TaskPaper task={about} risks={items} />}</Faces>}
      </Faces>
    </OnTable>
  )
}

function UrgingRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useQuery(urgingQuery(id))
  return (
    <OnTable
      back={`/tasks/${id}`}
      label={text('print.backToTask')}
      title={`${text('print.form.urging')} ${query.data?.task.name ?? ''}`}
    >
      <Faces query={query}>{(of) => <UrgingPaper {...of} />}</Faces>
    </OnTable>
  )
}

function DelayRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const task = useQuery(taskQuery(id))
  return (
    <OnTable
      back={`/tasks/${id}`}
      label={text('print.backToTask')}
      title={`${text('print.form.delay')} ${task.data?.name ?? ''}`}
    >
      <Faces query={task}>{(about) => <DelayPaper task={about} />}</Faces>
    </OnTable>
  )
}

function ApprovalRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const approval = useQuery(approvalQuery(id))
  const decisionId = approval.data?.decision.id
  return (
    <OnTable
      back={decisionId === undefined ? '/decisions' : `/decisions/${decisionId}`}
      label={text('enum.noun.decision')}
      title={`${text('print.form.approval')} ${approval.data?.subject ?? ''}`}
    >
      <Faces query={approval}>{(about) => <ApprovalPaper approval={about} />}</Faces>
    </OnTable>
  )
}

function ResourcesRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const request = useQuery(requestQuery(id))
  return (
    <OnTable
      back={`/requests/${id}`}
      label={text('print.backToRequest')}
      title={`${text('print.form.resources')} ${request.data?.name ?? ''}`}
    >
      <Faces query={request}>{(about) => <ResourcesPaper request={about} />}</Faces>
    </OnTable>
  )
}

function RecognitionRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const [{ letter }] = useFilters()
  const report = useQuery(retrospectivePaperQuery(id))
  return (
    <OnTable
      back={`/collaborations/${id}/retrospective`}
      label={text('retrospective.title')}
      title={text('print.form.recognition')}
    >
      <Faces query={report}>{(about) => <RecognitionPaper report={about} letterId={letter} />}</Faces>
    </OnTable>
  )
}

function RatingRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const ratings = useQuery(ratingsPaperQuery(id))
  return (
    <OnTable
      back={`/collaborations/${id}/retrospective`}
      label={text('retrospective.title')}
      title={text('print.form.ratings')}
    >
      <Faces query={ratings}>{(about) => <RatingPaper {...about} />}</Faces>
    </OnTable>
  )
}

function PlanRoom({ form, id }: { form: string; id: string }): ReactNode {
  const text = useText()
  const paper = planPapers[form]
  if (paper === undefined) return null
  const { Form, back } = paper
  return (
    <OnTable back={back(id)} label={text('plan.print.back')} title={text('plan.title')}>
      <Form id={id} />
    </OnTable>
  )
}

function OnTable({
  back,
  label,
  title,
  children,
}: {
  back: string
  label: string
  title: string
  children: ReactNode
}): ReactNode {
  useDocumentTitle(title)
  return (
    <div className="print-room">
      <div className="print-bar">
        <Link to={back} className="small">
          <Icon name="left" size={12} /> {label}
        </Link>
        <PrintButton />
      </div>
      <main id="content">{children}</main>
    </div>
  )
}

const charterPapers = {
  charter: CharterPaper,
  communicationPlan: CommunicationPaper,
  division: DivisionPaper,
}
const placeOf = { charter: 'charter', communicationPlan: 'communication', division: 'division' }

function CharterRoom({ form, id }: { form: CharterForm; id: string }): ReactNode {
  const text = useText()
  const [{ example }, change] = useFilters()
  const charter = useQuery(charterSheetQuery(id))
  const Form = charterPapers[form]
  useDocumentTitle(`${text(`print.form.${form}`)} ${charter.data?.name ?? ''}`)
  return (
    <div className="print-room">
      <div className="print-bar">
        <Link to={`/collaborations/${id}/${placeOf[form]}`} className="small">
          <Icon name="left" size={12} /> {text('charter.print.back')}
        </Link>
        <nav className="print-forms small" aria-label={text('print.forms')}>
          {charterForms.map((one) => (
            <Link
              key={one}
              to={`/print/${one}/${id}`}
              {...(one === form && { 'aria-current': 'page' as const })}
            >
              {text(`print.form.${one}`)}
            </Link>
          ))}
        </nav>
        {form === 'charter' && (
          <Button small onClick={() => change({ example: example ? undefined : '1' })}>
            {text(example ? 'charter.print.noExample' : 'charter.print.example')}
          </Button>
        )}
        <PrintButton />
      </div>
      <main id="content">
        <Faces query={charter}>{(about) => <Form charter={about} withExample={Boolean(example)} />}</Faces>
      </main>
    </div>
  )
}

function ConflictRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const conflict = useQuery(conflictQuery(id))
  return (
    <OnTable back={`/conflicts/${id}`} label={text('conflict.title')} title={text('print.form.conflict')}>
      <Faces query={conflict}>{(about) => <ConflictPaper conflict={about} />}</Faces>
    </OnTable>
  )
}

function RetrospectiveRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const report = useQuery(retrospectivePaperQuery(id))
  return (
    <OnTable
      back={`/collaborations/${id}/retrospective`}
      label={text('retrospective.title')}
      title={text('print.form.retrospective')}
    >
      <Faces query={report}>{(about) => <RetrospectivePaper report={about} />}</Faces>
    </OnTable>
  )
}

function SyncRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const report = useQuery(syncPaperQuery(id))
  return (
    <OnTable back={`/syncs/${id}`} label={text('enum.noun.sync')} title={text('print.form.sync')}>
      <Faces query={report}>{(about) => <SyncPaper report={about} />}</Faces>
    </OnTable>
  )
}

function ContingencyRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const plan = useQuery(contingencyQuery(id))
  return (
    <OnTable
      back={`/contingencies/${id}`}
      label={text('contingency.title')}
      title={text('print.form.contingency')}
    >
      <Faces query={plan}>{(about) => <ContingencyPaper contingency={about} />}</Faces>
    </OnTable>
  )
}

function RisksRoom({ id }: { id: string }): ReactNode {
  const text = useText()
  const collaboration = useQuery(collaborationQuery(id))
  const risks = useQuery(registerQuery(id))
  return (
    <OnTable
      back={`/collaborations/${id}`}
      label={text('enum.noun.collaboration')}
      title={text('print.form.risks')}
    >
      <Faces query={collaboration}>
        {({ name }) => <Faces query={risks}>{({ items }) => <RisksPaper name={name} risks={items} />}</Faces>}
      </Faces>
    </OnTable>
  )
}

function RequestRoom({ form, id }: { form: 'request' | 'assessment'; id: string }): ReactNode {
  const text = useText()
  const request = useQuery(requestQuery(id))
  const Form = form === 'request' ? RequestPaper : AssessmentPaper
  return (
    <OnTable
      back={`/requests/${id}`}
      label={text('print.backToRequest')}
      title={`${text(`print.form.${form}`)} ${request.data?.name ?? ''}`}
    >
      <Faces query={request}>{(about) => <Form request={about} />}</Faces>
    </OnTable>
  )
}

function BulletinRoom({ days }: { days: number }): ReactNode {
  const text = useText()
  const query = useQuery(bulletinQuery(days))
  return (
    <OnTable
      back="/supervision?part=bulletin"
      label={text('print.backToBulletin')}
      title={text('print.form.bulletin')}
    >
      <Faces query={query}>{({ bulletin, late }) => <BulletinPaper bulletin={bulletin} late={late} />}</Faces>
    </OnTable>
  )
}

function PrintButton(): ReactNode {
  const text = useText()
  return (
    <span className="push">
      <Button kind="primary" icon="file" onClick={() => window.print()}>
        {text('print.print')}
      </Button>
    </span>
  )
}

interface Of {
  readonly meeting: MeetingView
}

/** What each form is made of; a form that needs more than the meeting asks for it itself. */
const papers: Readonly<Record<MeetingForm, (of: Of) => ReactNode>> = {
  notice: NoticePaper,
  agenda: AgendaPaper,
  materials: MaterialsPaper,
  confirmation: ({ meeting }) => {
    const sheet = useQuery(attendeeSheetQuery(meeting.id))
    return <Faces query={sheet}>{(phones) => <ConfirmationPaper meeting={meeting} phones={phones} />}</Faces>
  },
  signIn: ({ meeting }) => {
    const sheet = useQuery(attendeeSheetQuery(meeting.id))
    return <Faces query={sheet}>{(phones) => <SignInPaper meeting={meeting} phones={phones} />}</Faces>
  },
  positions: ({ meeting }) => {
    const positions = useQuery(positionsQuery(meeting.id))
    return (
      <Faces query={positions}>{({ items }) => <PositionsPaper meeting={meeting} positions={items} />}</Faces>
    )
  },
  decisions: ({ meeting }) => {
    const decisions = useQuery(decisionsQuery(meeting.id))
    return (
      <Faces query={decisions}>{({ items }) => <DecisionsPaper meeting={meeting} decisions={items} />}</Faces>
    )
  },
  todo: ({ meeting }) => {
    const ledger = useQuery(ledgerQuery(meeting.id))
    return (
      <Faces query={ledger}>
        {({ rows, maintainer }) => (
          <TodoPaper meeting={meeting} rows={rows} maintainer={maintainer?.name ?? ''} />
        )}
      </Faces>
    )
  },
  ledger: ({ meeting }) => {
    const ledger = useQuery(ledgerQuery(meeting.id))
    return (
      <Faces query={ledger}>
        {({ rows, maintainer }) => (
          <LedgerPaper meeting={meeting} rows={rows} maintainer={maintainer?.name ?? ''} />
        )}
      </Faces>
    )
  },
  evaluation: ({ meeting }) => {
    const evaluation = useQuery(evaluationQuery(meeting.id))
    return (
      <Faces query={evaluation}>{(said) => <EvaluationPaper meeting={meeting} evaluation={said} />}</Faces>
    )
  },
}
