import { createTransport, type SendMailOptions } from 'nodemailer'
import type { Config } from '#server/config.ts'

export interface Mail {
  /** False: no SMTP_URL; mail is kept and shown to the administrator, and nothing pretends to be sent. */
  readonly canSend: boolean
  /** Hands one mail to the mail server; returning means it was taken. */
  deliver(mail: SendMailOptions): Promise<void>
  close(): void
}

export function openMail({ smtpUrl, mailFrom }: Pick<Config, 'smtpUrl' | 'mailFrom'>): Mail {
  if (smtpUrl === undefined) {
    return {
      canSend: false,
      deliver: () => Promise.reject(new Error('No mail server is set up (SMTP_URL).')),
      close() {},
    }
  }
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    // A mail names its content itself; nothing in it may make us read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    canSend: true,
    async deliver(mail) {
      const { rejected } = await transport.sendMail({ from: mailFrom, ...mail })
      if (rejected.length > 0) throw new Error(`Refused by the mail server: ${rejected.join(', ')}`)
    },
    close: () => transport.close(),
  }
}
