/** What encloses a line: headings, lead-ins (会议议定：) and list items, outermost first. */
export interface Level {
  style: string
  rank: number
  indent: number
  block: number
  heading: boolean
}

/** 会议议定： stands just above its list and ends where anything further out begins. */
export const leadRank = 20

/**
 * Numbering says its depth by what it follows: a style seen before goes back to its level, a new one goes
 * deeper, unless custom puts it further out (一、 after 1.).
 */
export class Outline {
  private stack: Level[] = []

  get depth(): number {
    return this.stack.length
  }

  /** The headings that enclose what comes now. */
  path(): number[] {
    return this.stack.filter((level) => level.heading).map((level) => level.block)
  }

  has(style: string): boolean {
    return this.stack.some((level) => level.style === style)
  }

  /** The level at which the block now stands; 1 is outermost. */
  enter(next: Level): number {
    const { stack } = this
    let at = stack.findLastIndex(
      (level) => level.style === next.style && (next.style !== 'bullet' || level.indent <= next.indent),
    )
    if (next.style === 'bullet') {
      // deeper bullets stand further right
      const above = stack[at]
      if (at >= 0 && above && above.indent + 1 < next.indent) at += 1
      else if (at < 0) at = stack.findIndex((level) => level.style === 'bullet')
    } else if (at < 0) at = this.placeOf(next)
    if (at >= 0) stack.length = Math.min(stack.length, at)
    stack.push(next)
    return stack.length
  }

  /** Prose ends the list above it. */
  leaveList(): void {
    while (this.stack.length > 0 && !this.stack.at(-1)?.heading) this.stack.pop()
  }

  private placeOf(next: Level): number {
    if (next.rank === leadRank) return this.stack.findLastIndex((level) => level.heading) + 1
    // a new numbering just below a heading is within it, whatever custom says
    const above = this.stack.at(-1)
    if (above?.heading && above.block === next.block - 1) return -1
    const outer = this.stack.findIndex((level) => level.rank !== leadRank && level.rank > next.rank)
    if (outer >= 0) {
      // a lead-in just above belongs to what it leads in
      const lead = this.stack[outer - 1]
      return lead?.rank === leadRank && next.rank < 3.5 ? outer - 1 : outer
    }
    const lead = this.stack.findIndex((level) => level.rank === leadRank)
    const last = this.stack.at(-1)
    return lead >= 0 && next.rank < 3.5 && last?.block !== next.block - 1 ? lead : -1
  }
}
