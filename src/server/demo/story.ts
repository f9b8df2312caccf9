import type { Selectable } from 'kysely'
import type { OutputFormat } from '#domain/task/format.ts'
import type { Tables } from '#server/db/tables.ts'
import type { DepartmentName, PersonKey } from './cast.ts'

/** What happened, in the words of the people it happened to; `write-meeting.ts` puts it into the database. */

type Column<Table extends keyof Tables, Name extends keyof Selectable<Tables[Table]>> = NonNullable<
  Selectable<Tables[Table]>[Name]
>

export interface MeetingStory {
  readonly name: string
  readonly type: Column<'meeting', 'type'>
  readonly state: Column<'meeting', 'state'>
  readonly classification?: Column<'meeting', 'classification'>
  readonly isImported?: boolean
  readonly goal: string
  readonly coreProblem?: string
  readonly expectedOutcome?: string
  readonly needReason?: string
  readonly outOfScope?: string
  /** What it belongs to: with only a name, that of one with the same name, or a new one. */
  readonly collaboration?: string | CollaborationStory
  readonly dependencies?: readonly DependencyStory[]
  readonly risks?: readonly RiskStory[]
  readonly initiating: DepartmentName
  readonly start: Date
  readonly end: Date
  readonly form?: Column<'meeting', 'form'>
  readonly place: string
  readonly onlineUrl?: string
  readonly organiser: PersonKey
  readonly host: PersonKey
  readonly recorder: PersonKey
  readonly timekeeper?: PersonKey
  readonly confirmMinutes?: number
  readonly venueConfirmed?: Date
  readonly openingChecked?: Date
  readonly noticed?: Date
  readonly created: Date
  readonly attendees: readonly AttendeeStory[]
  readonly topics: readonly TopicStory[]
  readonly outputs?: readonly OutputStory[]
  readonly materials?: readonly MaterialStory[]
  readonly tasks?: readonly TaskStory[]
  readonly minutes?: MinutesStory
  readonly preparation?: PreparationStory
}

/** What was said and settled before people met. */
export interface PreparationStory {
  readonly decisionPower?: string
  readonly materialPreparer?: PersonKey
  readonly positions?: readonly {
    readonly topic: number
    readonly by: PersonKey
    readonly position: string
    readonly needs?: string
    readonly suggestion?: string
    readonly points?: readonly string[]
  }[]
  readonly talks?: readonly {
    readonly with: DepartmentName
    readonly outcome: Column<'pre_alignment', 'outcome'>
    readonly note?: string
  }[]
}

export interface CollaborationStory {
  readonly name: string
  readonly state?: Column<'collaboration', 'state'>
  readonly initiating: DepartmentName
  readonly participating?: readonly DepartmentName[]
  readonly leader: PersonKey
  readonly goal?: string
  readonly theme?: string
  readonly targets?: readonly { metric: string; value: number; unit: string; region: string }[]
  readonly launchOn?: string
  readonly isLaunchProvisional?: boolean
  readonly classification?: Column<'collaboration', 'classification'>
  readonly created: Date
}

/** Tasks by their place in the story, from 0; a milestone by its place in the task. */
export interface DependencyStory {
  readonly kind?: Column<'dependency', 'kind'>
  readonly from: number
  readonly to?: number
  readonly milestone?: number
  readonly launch?: boolean
}

export interface RiskStory {
  readonly text: string
  readonly kind?: Column<'risk', 'kind'>
  readonly response?: string
  readonly by?: PersonKey
  readonly byDepartment?: DepartmentName
  readonly task?: number
  readonly decision?: string
  readonly forecastMilestone?: number
  readonly forecastOn?: string
  readonly at?: Date
}

export interface AttendeeStory {
  readonly person: PersonKey
  readonly kind?: 'core' | 'observer'
  readonly role?: Column<'meeting_attendee', 'core_role'>
  readonly rsvp?: Column<'meeting_attendee', 'rsvp'>
  readonly reason?: string
  readonly proxy?: PersonKey
  readonly signIn?: Column<'meeting_attendee', 'sign_in'>
  readonly mode?: Column<'meeting_attendee', 'mode'>
  readonly remark?: string
  /** By their place on the agenda, from 0. */
  readonly topics?: readonly number[]
  readonly prepares?: string
}

/** A line under one heading of what a meeting of its type brings forth. */
export interface OutputStory {
  readonly slot: Column<'output_line', 'slot'>
  readonly department?: DepartmentName
  readonly text: string
}

export interface TopicStory {
  readonly title: string
  readonly kind: Column<'topic', 'kind'>
  readonly section?: Column<'topic', 'section'>
  readonly content: string
  readonly problem?: string
  readonly output: string
  readonly owner: PersonKey | null
  readonly minutes: number
  readonly state?: Column<'topic', 'state'>
  readonly outcome?: string
  /** How long it really took. */
  readonly spent?: number
  readonly lines?: readonly LineStory[]
  readonly decisions?: readonly DecisionStory[]
}

export interface LineStory {
  readonly kind: 'viewpoint' | 'dispute' | 'consensus' | 'note'
  readonly text: string
  readonly department?: DepartmentName
  readonly person?: PersonKey
  readonly finalWording?: string
}

export interface DecisionStory {
  /** What tasks name it by. */
  readonly key: string
  readonly content: string
  readonly kind: Column<'decision', 'kind'>
  readonly state: Column<'decision', 'state'>
  readonly owner?: PersonKey
  readonly department?: DepartmentName
  readonly cooperating?: readonly DepartmentName[]
  readonly dueOn?: string
  readonly confirmBy?: string
  readonly condition?: { readonly event: string; readonly leadDays: number; readonly affects: string }
}

export interface TaskStory {
  readonly name: string
  readonly description?: string
  readonly decision?: string
  readonly topic?: number
  readonly department: DepartmentName
  readonly owner: PersonKey | null
  readonly cooperators?: readonly PersonKey[]
  readonly cooperating?: readonly { readonly department: DepartmentName; readonly provides: string }[]
  readonly start?: string
  readonly due: string | null
  /** The date it had at first, where that was moved. */
  readonly firstDue?: string
  readonly priority?: Column<'task', 'priority'>
  readonly state: Column<'task', 'state'>
  /** Handed out and not signed for yet. */
  readonly isUnsigned?: boolean
  readonly percent?: number
  readonly doneCriteria?: readonly string[]
  readonly notes?: readonly string[]
  /** A bare format is for any use. */
  readonly formats?: readonly (string | OutputFormat)[]
  readonly budgetYuan?: number
  readonly maxRework?: number
  readonly rework?: number
  readonly milestones?: readonly {
    readonly on: string
    readonly department: DepartmentName
    readonly deliverable: string
    readonly done?: Date
  }[]
  readonly resources?: readonly {
    readonly kind: Column<'task_resource', 'kind'>
    readonly text: string
    readonly provider?: DepartmentName
    readonly asking?: DepartmentName
    readonly headcount?: number
    readonly due?: string
    readonly yuan?: number
  }[]
  readonly updates?: readonly UpdateStory[]
  readonly reviewers?: readonly PersonKey[]
  /** Whose heads review jointly for them. */
  readonly reviewDepartments?: readonly DepartmentName[]
  readonly deliverables?: readonly { readonly name: string; readonly link: string }[]
  readonly submitted?: Date
  readonly done?: Date
}

export interface UpdateStory {
  readonly at: Date
  readonly by: PersonKey
  readonly kind?: Column<'task_update', 'kind'>
  readonly state?: Column<'task_update', 'state'>
  readonly percent?: number
  readonly text: string
  readonly awaiting?: DepartmentName
  readonly risk?: string
  readonly newDue?: string
}

export interface MaterialStory {
  readonly name: string
  readonly kind: Column<'material', 'kind'>
  readonly revision?: string
  /** Made by the product itself: it goes with the minutes, but nobody hands it in. */
  readonly isGenerated?: boolean
  readonly preparer?: PersonKey
  readonly due?: Date
  readonly topic?: number
}

export interface MinutesStory {
  readonly state: 'recording' | 'draft' | 'inReview' | 'final' | 'archived'
  readonly review: string
  readonly sent?: Date
  readonly final?: Date
  readonly maintainer?: PersonKey
  readonly recipients?: readonly {
    readonly person: PersonKey
    readonly role: 'reviewer' | 'recipient' | 'cc'
    readonly state: Column<'minutes_recipient', 'state'>
  }[]
}
