import type { DirectoryData } from '#domain/analysis/directory/types.ts'

/** Minutes with what is right to find in them, as a person has labelled them. */
export interface Labelled {
  readonly id: string
  readonly genre: string
  readonly referenceDate: string
  readonly directory: DirectoryData
  readonly text: string
  readonly gold: Labels
}

export interface Labels {
  readonly info: InfoLabels
  readonly topics: readonly string[]
  readonly decisions: readonly {
    readonly text: string
    readonly start: number
    readonly altQuotes?: readonly string[]
  }[]
  readonly actions: readonly ActionLabels[]
  readonly lint: readonly { readonly kind: string; readonly quote: string; readonly start: number }[]
  readonly viewpoints: readonly {
    readonly person: string | null
    readonly department: string | null
    readonly quote: string
  }[]
  readonly disputes: readonly { readonly quote: string }[]
  readonly consensus: readonly { readonly quote: string }[]
  /** Where a prediction counts neither way. */
  readonly ignore: readonly { readonly quote: string; readonly start: number }[]
}

export interface OwnerLabels {
  readonly department: string | null
  readonly person: string | null
  readonly owners?: readonly { readonly department: string | null; readonly person: string | null }[]
  readonly collective?: boolean
  readonly acceptPersons?: readonly (string | null)[]
}

export interface DueLabels {
  readonly due: string | null
  readonly dueKind: string
  readonly dueAccept?: readonly (string | null)[]
}

export interface ActionLabels extends OwnerLabels, DueLabels {
  readonly quote: string
  readonly start: number
  readonly cooperating: readonly string[]
  readonly criterion: string | null
  readonly altQuotes?: readonly string[]
}

export type InfoField = 'title' | 'date' | 'startTime' | 'endTime' | 'place' | 'host' | 'recorder'

export interface InfoLabels extends Readonly<Record<InfoField, string | null>> {
  readonly attendees: readonly { readonly department: string | null; readonly people: readonly string[] }[]
  readonly absentees: readonly {
    readonly name: string
    readonly reason: string | null
    readonly delegate: string | null
  }[]
  /** Fields that are not scored. */
  readonly skip?: readonly string[]
  readonly alt?: Readonly<Record<string, readonly string[]>>
}

/** One sentence and what is right to find in it. */
export interface SentenceCase {
  readonly id: string
  readonly sentence: string
  readonly referenceDate: string
  readonly gold: OwnerLabels &
    DueLabels & { readonly isAction: boolean; readonly cooperating?: readonly string[] }
}

/** What was found; of everything as little as need be. */
export interface Prediction {
  readonly info?: Partial<Readonly<Record<InfoField, string | null>>> & {
    readonly attendees?: readonly {
      readonly department?: string | null
      readonly people: readonly string[]
    }[]
    readonly absentees?: readonly {
      readonly name: string
      readonly reason?: string | null
      readonly delegate?: string | null
    }[]
  }
  readonly topics?: readonly string[]
  readonly decisions?: readonly Found[]
  readonly actions?: readonly PredictedAction[]
  readonly lint?: readonly (Found & { readonly kind: string })[]
  readonly viewpoints?: readonly (Found & Named)[]
  readonly disputes?: readonly Found[]
  readonly consensus?: readonly Found[]
}

interface Named {
  readonly department?: string | null
  readonly person?: string | null
}

export interface PredictedAction extends Found, Named {
  readonly due?: string | null
  readonly cooperating?: readonly string[]
  readonly criterion?: string | null
}

/** Decisions have their words in `text`, all else in `quote`. */
export interface Found {
  readonly quote?: string
  readonly text?: string
  readonly start?: number
}

export function wordsOf({ quote, text }: Found): string {
  return quote ?? text ?? ''
}
