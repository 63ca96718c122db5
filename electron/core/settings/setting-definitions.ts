import { isIP } from 'node:net'
import {
  longestLifetimeHours,
  shortestLifetimeHours,
  usualLifetimeHours,
} from '../../../shared/domain/masking.ts'
import { parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import { isPublicHttpsUrl } from './public-address.ts'
import {
  accept,
  days,
  refuse,
  rupees,
  type SettingCheck,
  sourceList,
  timeOfDay,
  yesOrNo,
} from './setting-checks.ts'

export type SettingDefinition = {
  /** Environment variables that provision it at the first run; the first that is set wins. */
  readonly variables: readonly string[]
  readonly secret: boolean
  readonly fallback: string | null
  check(text: string): SettingCheck
}

/** Texts that came from a template and were never filled in. */
const placeholder = /^your[_ -]|x{4,}|^<.*>$|^change[_ -]?me$|example_/i

export function isPlaceholder(text: string): boolean {
  return placeholder.test(text)
}

function plainText(text: string): SettingCheck {
  const value = text.trim()
  if (placeholder.test(value)) return refuse('is a placeholder; put the real value in, or leave it out')
  if (/\s/.test(value)) return refuse('must not contain spaces')
  return accept(value)
}

function hostName(text: string): SettingCheck {
  const value = text.trim().replace(/\/+$/, '')
  if (placeholder.test(value)) return refuse('is a placeholder; put the real host in, or leave it out')
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value))
    return refuse('must be a host name such as api.in.exotel.com')
  return accept(value.toLowerCase())
}

function exophone(text: string): SettingCheck {
  const parsed = parsePhoneNumber(text)
  return parsed.ok ? accept(parsed.e164) : refuse('must be a full ExoPhone number such as 080-473-59907')
}

function token(text: string): SettingCheck {
  const value = text.trim()
  if (!/^[A-Za-z0-9_-]{22,200}$/.test(value)) {
    return refuse('must be at least 22 letters, digits, - or _')
  }
  return accept(value)
}

/** A whole number between these, both included. */
function wholeNumber(least: number, most: number): (text: string) => SettingCheck {
  return (text) => {
    const value = text.trim()
    const fits = /^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most
    return fits ? accept(String(Number(value))) : refuse(`must be a whole number from ${least} to ${most}`)
  }
}

const number = (fallback: number, least: number, most: number): SettingDefinition => ({
  variables: [],
  secret: false,
  fallback: String(fallback),
  check: wholeNumber(least, most),
})

/** An https address; plain http only where `plainHttp` allows the host. */
function address(text: string, plainHttp: (host: string) => boolean): SettingCheck {
  const value = text.trim()
  if (placeholder.test(value)) return refuse('is a placeholder; put the real address in, or leave it out')
  const url = URL.canParse(value) ? new URL(value) : null
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return refuse('must be a URL such as https://calls.example.org')
  }
  if (url.username !== '' || url.password !== '') return refuse('must not hold a user name or password')
  if (url.protocol === 'http:' && !plainHttp(url.hostname)) return refuse('must begin with https://')
  return accept(url.href.replace(/\/+$/, ''))
}

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

export function isPrivateHost(host: string): boolean {
  if (isLoopbackHost(host)) return true
  if (isIP(host) !== 4) return /^\[f[cd]/i.test(host)
  return /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)/.test(host)
}

/** The path that booking backends were told to send webhooks to; the listener adds its own. */
const legacyHookPath = /\/api\/v1\/call-masking\/webhook\/exotel\/?$/

/** Where events may be sent: on the public internet, over https. */
function eventsUrl(text: string): SettingCheck {
  const value = text.trim()
  return isPublicHttpsUrl(value) ? accept(value) : refuse('must be a public https address')
}

function publicUrl(text: string): SettingCheck {
  return address(text.trim().replace(legacyHookPath, ''), isPrivateHost)
}

const text = (variables: readonly string[], secret = false): SettingDefinition => ({
  variables,
  secret,
  fallback: null,
  check: plainText,
})

/** A setting of the screen only. */
const plain = (check: SettingDefinition['check'], fallback: string | null = null): SettingDefinition => ({
  variables: [],
  secret: false,
  fallback,
  check,
})

/** Everything that can be set, in the store and by the environment. */
export const settingDefinitions = {
  'exotel.account-sid': text(['EXOTEL_ACCOUNT_SID', 'EXOTEL_SID']),
  'exotel.api-key': text(['EXOTEL_API_KEY'], true),
  'exotel.api-token': text(['EXOTEL_API_TOKEN'], true),
  'exotel.subdomain': {
    variables: ['EXOTEL_SUBDOMAIN', 'EXOTEL_SUB_DOMAIN'],
    secret: false,
    fallback: 'api.exotel.com',
    check: hostName,
  },
  'exotel.api-base-url': {
    variables: ['EXOTEL_API_BASE_URL'],
    secret: false,
    fallback: null,
    check: (value: string) => address(value, isLoopbackHost),
  },
  'exotel.default-exophone': {
    variables: ['EXOTEL_DEFAULT_EXOPHONE', 'EXOTEL_CALLER_ID', 'EXOTEL_TEST_CALLER_ID'],
    secret: false,
    fallback: null,
    check: exophone,
  },
  'exotel.flow-app-id': text(['EXOTEL_APP_ID']),
  'exotel.dlt-entity-id': text(['EXOTEL_DLT_ENTITY_ID']),
  'callbacks.public-url': {
    variables: ['WEBHOOK_BASE_URL', 'EXOTEL_WEBHOOK_URL', 'RENDER_EXTERNAL_URL'],
    secret: false,
    fallback: null,
    check: publicUrl,
  },
  'hooks.token': { variables: ['MASKLINE_WEBHOOK_TOKEN'], secret: true, fallback: null, check: token },
  'hooks.flow-token': { variables: ['MASKLINE_FLOW_TOKEN'], secret: true, fallback: null, check: token },
  'hooks.sources': plain(sourceList),
  /** Where the booking backend is told of sessions and calls, and what those events are signed with. */
  'events.url': plain(eventsUrl),
  'events.secret': { variables: [], secret: true, fallback: null, check: token },
  'calling.opens': plain(timeOfDay, '09:00'),
  'calling.closes': plain(timeOfDay, '21:00'),
  'calling.weekends': plain(yesOrNo, 'yes'),
  'retention.raw-days': plain((value) => days(value, 1, 365), '30'),
  'retention.recording-days': plain((value) => days(value, 1, 3650)),
  'retention.call-days': plain((value) => days(value, 30, 3650)),
  /** What a minute of a masked call costs, in rupees; unset: nothing is estimated. */
  'masking.minute-price': plain((value) => rupees(value, 100)),
  'twilio.account-sid': text(['TWILIO_ACCOUNT_SID']),
  'twilio.auth-token': text(['TWILIO_AUTH_TOKEN'], true),
  'twilio.phone-number': {
    variables: ['TWILIO_PHONE_NUMBER'],
    secret: false,
    fallback: null,
    check: exophone,
  },
  'twilio.proxy-service-sid': text(['TWILIO_PROXY_SERVICE_SID']),
  'twilio.api-base-url': {
    variables: ['TWILIO_API_BASE_URL'],
    secret: false,
    fallback: null,
    check: (value: string) => address(value, isLoopbackHost),
  },
  /** 0: windows never lock by themselves. */
  'desk.idle-lock-minutes': number(0, 0, 480),
  'agents.wrap-seconds': number(60, 10, 1800),
  'agents.offline-minutes': number(5, 1, 240),
  /** What one key, one session, one caller may do, so that nobody is called without end. 0: no limit. */
  'limits.key-per-minute': number(3000, 0, 60_000),
  'limits.session-per-hour': number(30, 0, 1000),
  'limits.caller-per-day': number(100, 0, 1000),
  'masking.lifetime-hours': number(usualLifetimeHours, shortestLifetimeHours, longestLifetimeHours),
  /** Each call of a session moves its end. */
  'masking.sliding': plain(yesOrNo, 'no'),
  'masking.record-calls': plain(yesOrNo, 'yes'),
  'nerve.url': {
    variables: ['NERVE_SYSTEM_URL'],
    secret: false,
    fallback: null,
    check: (value: string) => address(value, isPrivateHost),
  },
  'updates.feed-url': {
    variables: [],
    secret: false,
    fallback: null,
    check: (value: string) => address(value, isLoopbackHost),
  },
} as const satisfies Readonly<Record<string, SettingDefinition>>

export type SettingKey = keyof typeof settingDefinitions

/** What the environment provides for a first run. */
export type ProvisionedSettings = Readonly<
  Partial<Record<SettingKey, { readonly value: string; readonly variable: string }>>
>
