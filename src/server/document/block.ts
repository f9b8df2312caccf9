/** What a printed sheet is made of, whatever writes it. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Label and what stands beside it; `wide` takes the whole line. */
  | { readonly kind: 'grid'; readonly cells: readonly Cell[] }
  /** A label and its numbered lines. */
  | { readonly kind: 'list'; readonly label: string; readonly lines: readonly string[] }
  /** `widths` in percent of the line. */
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly widths: readonly number[]
      readonly rows: readonly (readonly string[])[]
    }

export interface Cell {
  readonly label: string
  readonly lines: readonly string[]
  readonly wide?: boolean
}

/** What stands around the blocks of a sheet. */
export interface Sheet {
  readonly title: string
  /** Under the title: number and version. */
  readonly subtitle: string
  /** 最终版; empty while it is a draft. */
  readonly mark: string
  /** At the head of every page: 密级 and number. */
  readonly head: { readonly left: string; readonly right: string }
  /** `第 {{no}} 页，共 {{pages}} 页` */
  readonly foot: string
  readonly blocks: readonly Block[]
}
