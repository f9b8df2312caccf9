export interface DirectoryData {
  departments: readonly { name: string; aliases: readonly string[] }[]
  /** `aliases`: other names that people here have settled on, such as 小敏. */
  people: readonly { name: string; department: string; title: string; aliases?: readonly string[] }[]
}

/** An entry of the directory that a mention means or may mean; `person` is null for a department. */
export interface Entry {
  person: string | null
  department: string
}

/** Why a run of text was read as a name. */
export type Why =
  | 'name'
  | 'alias'
  | 'shortForm'
  | 'title'
  | 'surname'
  | 'nickname'
  | 'givenName'
  | 'onlyHolder'
  | 'masked'
  | 'pronoun'
  | 'collective'

export interface Mention {
  kind: 'department' | 'person' | 'collective'
  start: number
  end: number
  written: string
  /** The one entry meant; null when several fit, none fits, or the name is masked or collective. */
  entry: Entry | null
  /** All that fit, when more than one does (or none is sure). */
  candidates: readonly Entry[]
  /** 0 to 1. */
  confidence: number
  why: Why
}
