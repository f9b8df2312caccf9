/** Nothing is wrong with the request; something it needs is away for a moment. Answered 503. */
export class Unavailable extends Error {
  readonly reason: string

  constructor(reason: string) {
    super(reason)
    this.name = 'Unavailable'
    this.reason = reason
  }
}
