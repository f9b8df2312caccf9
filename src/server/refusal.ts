/**
 * The product cannot run as things are. The message is one sentence for whoever starts it: what is
 * wrong, and what to do. The command line shows it bare; a stack would hide it.
 */
export class StartRefusal extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = new.target.name
  }
}
