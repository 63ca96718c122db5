/** What is needed to speak for an account. The region is fixed at the account, so the host belongs to it. */
export type ExotelAccount = {
  readonly accountSid: string
  readonly apiKey: string
  readonly apiToken: string
  /** `https://api.in.exotel.com`, or whatever stands in for it; a path in front of `/v1` is kept. */
  readonly baseUrl: string
}

/** The key and token travel in this header and nowhere else, never in an address. */
export function authorizationOf(account: ExotelAccount): string {
  return `Basic ${Buffer.from(`${account.apiKey}:${account.apiToken}`).toString('base64')}`
}

/** The address of something under the account in v1, which is `Accounts` with a capital A. */
export function accountAddress(
  account: ExotelAccount,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const base = account.baseUrl.replace(/\/+$/, '')
  const parameters = new URLSearchParams(query).toString()
  const address = `${base}/v1/Accounts/${encodeURIComponent(account.accountSid)}/${path}`
  return parameters === '' ? address : `${address}?${parameters}`
}
