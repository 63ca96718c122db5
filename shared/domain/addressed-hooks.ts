/** The hooks that somebody enters at the provider by hand. */
export const addressedHooks = [
  'exotel/call',
  'exotel/passthru',
  'exotel/popup',
  'exotel/connect',
  'exotel/gather',
  'exotel/sms',
  'exotel/whatsapp',
  'exotel/campaign',
] as const
export type AddressedHook = (typeof addressedHooks)[number]
