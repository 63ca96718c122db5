/** Text of the provider's, fit for a log: what could be a phone number is cut out, and it is short. */
export function withoutNumbers(text: string): string {
  return text
    .slice(0, 1000)
    .replaceAll(/[+(]*\d[\d\s().-]{3,}\d/g, '…')
    .slice(0, 200)
}
