import { AppError } from '#domain/error.ts'
import { shortestPassword } from './auth.ts'

/** Long enough, and still the first that anybody would try. */
const common: ReadonlySet<string> = new Set(
  `1234567890 12345678910 123456789a a123456789 0123456789 9876543210 0987654321 1111111111 0000000000
  8888888888 6666666666 1122334455 1234512345 5201314520 1qaz2wsx3edc qwertyuiop qwerty1234 qwerty12345
  qwerty123456 asdfghjkl1 asdfghjkl; zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123
  p@ssword123 admin12345 admin123456 administrator welcome123 welcome1234 changeme123 letmein123 iloveyou123
  woaini1314 woaini520 woaini1314520 wodemima123 abcd123456 abc1234567 abcdefghij abcde12345 a1b2c3d4e5
  aa12345678 aa123456789 qq123456789 bihuan1234 bihuan12345 bihuan123456`
    .split(/\s+/)
    .filter(Boolean),
)

/** Refuses a new password that is guessed before it is remembered; `field` is where it was typed. */
export function requireDecentPassword(
  password: string,
  about: { email: string; name: string },
  field: string,
): void {
  const bare = password.toLowerCase()
  const reason =
    password.length < shortestPassword
      ? 'password.tooShort'
      : common.has(bare) || /^(.)\1+$/u.test(bare)
        ? 'password.tooCommon'
        : containsOwn(bare, about)
          ? 'password.containsYourName'
          : undefined
  if (reason === undefined) return
  throw new AppError(
    'invalid',
    'request.invalid',
    {},
    {
      issues: [{ path: [field], reason, params: { min: shortestPassword } }],
    },
  )
}

function containsOwn(password: string, { email, name }: { email: string; name: string }): boolean {
  const account = email.split('@')[0]?.toLowerCase() ?? ''
  return (
    password === email.toLowerCase() ||
    (account.length >= 5 && password.startsWith(account)) ||
    password === name
  )
}
