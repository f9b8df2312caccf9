import { once } from 'node:events'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A mail server on this machine that keeps what it is given. */
export interface Mailbox {
  readonly smtpUrl: string
  /** Everything received so far, oldest first, taken apart: from, to, subject, text, html, attachments. */
  readonly mails: readonly Email[]
  /** From now on every mail is refused for a while (451), until `accept()`. */
  refuse(): void
  accept(): void
  close(): Promise<void>
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: Email[] = []
  let refusing = false
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (refusing) {
          done(Object.assign(new Error('try again later'), { responseCode: 451 }))
          return
        }
        PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push(mail)
          done()
        }, done)
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as { port: number }
  return {
    smtpUrl: `smtp://127.0.0.1:${port}`,
    mails,
    refuse() {
      refusing = true
    },
    accept() {
      refusing = false
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
