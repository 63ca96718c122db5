import { createHmac } from 'node:crypto'

export const signatureHeader = 'X-Maskline-Signature'

/**
 * `t=1776321000,v1=5257a8…`: the second of sending, and HMAC-SHA256 (hexadecimal) of `{t}.{body}` under the secret.
 * For a day after the secret was renewed there are two `v1`, of the new secret and of the old; either may be checked.
 * Receivers refuse an old `t`, so that nobody can send again what they overheard.
 */
export function signatureOf(body: string, secrets: readonly string[], now: number): string {
  const seconds = Math.floor(now / 1000)
  const signed = `${seconds}.${body}`
  const marks = secrets.map((secret) => `v1=${createHmac('sha256', secret).update(signed).digest('hex')}`)
  return [`t=${seconds}`, ...marks].join(',')
}
