import { type ImportField, importFields } from '../../../../shared/domain/booking-import.ts'

/** Words of headers, in English and Hindi, without signs and spaces. The first field that fits takes the column. */
const words: readonly (readonly [ImportField, RegExp])[] = [
  ['customer-languages', /^(customer|client)?(language|languages|lang|bhasha|भाषा|ग्राहकभाषा|ग्राहककीभाषा)$/],
  ['worker-languages', /^(worker|technician|partner|कारीगर)(की)?(language|languages|lang|भाषा)$/],
  [
    'worker-number',
    /^(worker|technician|provider|partner|staff|कारीगर|कर्मचारी)(का)?(phone|mobile|number|phonenumber|mobilenumber|mobileno|phoneno|contact|फ़ोन|फोन|मोबाइल|नंबर)$/,
  ],
  [
    'vendor-number',
    /^(vendor|shop|supplier|विक्रेता|दुकान)(का)?(phone|mobile|number|phonenumber|mobilenumber|mobileno|phoneno|contact|फ़ोन|फोन|मोबाइल|नंबर)$/,
  ],
  [
    'customer-number',
    /^(customer|client|user|ग्राहक)?(का)?(phone|mobile|phonenumber|mobilenumber|mobileno|phoneno|contact|contactnumber|contactno|whatsapp|फ़ोन|फोन|मोबाइल|मोबाइलनंबर|फ़ोननंबर|फोननंबर)$|^(customer|client|ग्राहक)(का)?(number|no|नंबर)$/,
  ],
  ['worker-id', /^(worker|technician|provider|partner|staff)(id|code)$/],
  ['vendor-id', /^(vendor|shop|supplier)(id|code)$/],
  ['customer-id', /^(customer|client|user)(id|code)$/],
  ['worker-name', /^(worker|technician|provider|partner|staff|assignedto|कारीगर|कर्मचारी)(का)?(name|नाम)?$/],
  ['vendor-name', /^(vendor|shop|supplier|विक्रेता|दुकान)(का)?(name|नाम)?$/],
  [
    'reference',
    /^(booking|order|job|appointment|request|बुकिंग|ऑर्डर)?(reference|ref|id|no|number|refno|referenceno|referencenumber|code|संख्या|नंबर|क्रमांक|आईडी)$|^(booking|order|बुकिंग|ऑर्डर)$/,
  ],
  ['customer-name', /^(customer|client|user|ग्राहक)(का)?(name|fullname|नाम)?$|^(name|fullname|नाम)$/],
  ['service', /^(service|servicename|servicetype|category|job|work|सेवा|काम)$/],
  ['date', /^(booking|scheduled|service|visit|appointment)?(date|day|दिनांक|तारीख|तिथि|दिन)$/],
  [
    'time',
    /^(booking|scheduled|service|visit|appointment)?(time|datetime|dateandtime|slot|at|scheduledat|schedule|when|समय|बजे)$|^scheduled$/,
  ],
  ['status', /^(booking|order)?(status|state|स्थिति|हालत)$/],
  ['amount', /^(total)?(amount|price|cost|total|value|fee|amountinr|amountrs|रकम|राशि|कीमत|दाम)(inr|rs|₹)?$/],
  ['locality', /^(locality|area|place|neighbourhood|neighborhood|location|इलाका|इलाक़ा|क्षेत्र|जगह|मोहल्ला)$/],
  ['address', /^(full)?(address|addr|addressline1|पता)$/],
  ['notes', /^(note|notes|remark|remarks|comment|comments|instructions|टिप्पणी|नोट|विवरण)$/],
]

/** What each column holds by its name; no field twice. */
export function guessMapping(names: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return names.map((name) => {
    const field = fieldOf(name)
    if (field === null || taken.has(field)) return null
    taken.add(field)
    return field
  })
}

/** Whether a first row reads like names of columns. */
export function looksLikeHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => fieldOf(cell) !== null)
}

function fieldOf(name: string): ImportField | null {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}₹]/gu, '')
  const exact = importFields.find((field) => field.replaceAll('-', '') === plain)
  return exact ?? words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null
}
