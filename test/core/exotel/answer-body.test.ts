import { expect, test } from 'vitest'
import { readAnswerBody } from '../../../electron/core/exotel/answer-body.ts'
import { parseBalance, parseNumberMetadata } from '../../../electron/core/exotel/parse-account.ts'
import { restExceptionOf } from '../../../electron/core/exotel/rest-exception.ts'
import { withoutNumbers } from '../../../electron/core/exotel/without-numbers.ts'

const document = (raw: string) => {
  const body = readAnswerBody(raw)
  return body.kind === 'document' ? body.value : null
}

test.each([
  ['', { kind: 'empty' }],
  [' \r\n', { kind: 'empty' }],
  ['{"a":1}', { kind: 'document', value: { a: 1 } }],
  ['\ufeff {"a":"1"}', { kind: 'document', value: { a: '1' } }],
  ['[]', { kind: 'document', value: [] }],
  ['{"a":', { kind: 'text', text: '{"a":' }],
  ['OK', { kind: 'text', text: 'OK' }],
  ['<html></html>', { kind: 'text', text: '<html></html>' }],
  [
    '<TwilioResponse><Call><Sid>007</Sid></Call></TwilioResponse>',
    { kind: 'document', value: { Call: { Sid: '007' } } },
  ],
  ['<TwilioResponse><Call></TwilioResponse>', { kind: 'text' }],
  [
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><TwilioResponse>&a;</TwilioResponse>',
    { kind: 'text' },
  ],
  ['<?xml version="1.0"?><Other/>', { kind: 'text' }],
])('%j', (raw, expected) => {
  expect(readAnswerBody(raw)).toMatchObject(expected)
})

test.each([
  ['{"RestException":{"Status":403,"Message":"No"}}', { status: 403, code: null, message: 'No' }],
  [
    '{"RestException":{"Status":"403","Code":1010,"Message":"No"}}',
    { status: 403, code: '1010', message: 'No' },
  ],
  ['{"RestException":{"Code":"34010"}}', { status: null, code: '34010', message: '' }],
  [
    '<TwilioResponse><RestException><Status>403</Status><Message>A &amp; B</Message></RestException></TwilioResponse>',
    { status: 403, code: null, message: 'A & B' },
  ],
  ['Forbidden', { status: null, code: null, message: 'Forbidden' }],
  ['', null],
  ['{"Call":{}}', null],
])('the refusal in %s', (raw, expected) => {
  expect(restExceptionOf(readAnswerBody(raw))).toEqual(expected)
})

test('number metadata in JSON and XML', () => {
  const json = document(
    '{"Numbers":{"PhoneNumber":"09000000002","Circle":"KA","CircleName":"Karnataka","Type":"Mobile","Operator":"A","OperatorName":"Airtel","DND":"Yes"}}',
  )
  expect(parseNumberMetadata(json)).toEqual({
    circle: 'Karnataka',
    operator: 'Airtel',
    kind: 'mobile',
    doNotDisturb: true,
  })
  const xml = document(
    '<TwilioResponse><Numbers><Circle>JK</Circle><CircleName>Jammu &amp; Kashmir</CircleName><Type>Landline</Type><Operator>ZZ</Operator><OperatorName/><DND>No</DND></Numbers></TwilioResponse>',
  )
  expect(parseNumberMetadata(xml)).toEqual({
    circle: 'Jammu & Kashmir',
    operator: 'ZZ',
    kind: 'landline',
    doNotDisturb: false,
  })
  expect(parseNumberMetadata(document('{"Numbers":{"DND":""}}'))).toEqual({
    circle: null,
    operator: null,
    kind: null,
    doNotDisturb: null,
  })
  expect(parseNumberMetadata(document('{}'))).toBeNull()
})

test('the balance, as text or number, also below zero', () => {
  const balance = (value: string) =>
    parseBalance(document(`{"Account":{"BalanceData":{"Balance":${value},"Currency":"INR"}}}`))
  expect(balance('"1543.75"')).toEqual({ amount: '1543.75', currency: 'INR' })
  expect(balance('12')).toEqual({ amount: '12', currency: 'INR' })
  expect(balance('"-3.20"')).toEqual({ amount: '-3.20', currency: 'INR' })
  expect(balance('null')).toBeNull()
})

test.each(['+91 90000 00002', '09000000002', '080-4000-0001', '(080) 40000001', '900 000 0002'])(
  'a number as %s does not come through',
  (number) => {
    expect(withoutNumbers(`Call to ${number} failed with 403`)).toBe('Call to … failed with 403')
  },
)
