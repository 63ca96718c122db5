export type Trade =
  | 'cooling'
  | 'appliances'
  | 'water'
  | 'cleaning'
  | 'electrical'
  | 'plumbing'
  | 'beauty'
  | 'carpentry'

export type Service = {
  readonly name: string
  readonly trade: Trade
  readonly minutes: number
  /** Whole rupees. */
  readonly price: readonly [low: number, high: number]
  readonly details: readonly string[]
}

/** What is booked, the way customers put it. */
export const services: readonly Service[] = [
  {
    name: 'AC repair',
    trade: 'cooling',
    minutes: 75,
    price: [599, 1899],
    details: [
      'Split AC not cooling, 1.5 ton',
      'Window AC drips into the room',
      'Split AC makes a rattling noise',
      'AC trips after ten minutes, 1 ton',
      'Gas refill, split AC, 2 ton',
    ],
  },
  {
    name: 'AC service',
    trade: 'cooling',
    minutes: 60,
    price: [499, 1297],
    details: [
      'Foam jet service, 1 split AC',
      'Foam jet service, 2 split ACs',
      'Yearly service before summer, 3 ACs',
    ],
  },
  {
    name: 'AC installation',
    trade: 'cooling',
    minutes: 120,
    price: [1499, 2499],
    details: [
      'New split AC, 1.5 ton, fourth floor',
      'Move split AC to another room',
      'Take down and refit, window AC',
    ],
  },
  {
    name: 'Refrigerator repair',
    trade: 'cooling',
    minutes: 60,
    price: [399, 2199],
    details: [
      'Double door, freezer fine, fridge warm',
      'Single door, water under the tray',
      'Does not start after power cut',
    ],
  },
  {
    name: 'Washing machine repair',
    trade: 'appliances',
    minutes: 75,
    price: [449, 1999],
    details: [
      'Front load does not drain',
      'Top load stops in spin',
      'Front load shakes and walks',
      'Door stays locked',
    ],
  },
  {
    name: 'Geyser repair',
    trade: 'water',
    minutes: 45,
    price: [349, 1149],
    details: [
      'No hot water, 15 litre',
      'Geyser leaks from the bottom, 25 litre',
      'Trips the mains, instant geyser',
    ],
  },
  {
    name: 'RO service',
    trade: 'water',
    minutes: 45,
    price: [399, 1799],
    details: [
      'Filter change, water tastes flat',
      'RO does not fill the tank',
      'Yearly service with membrane',
    ],
  },
  {
    name: 'Chimney cleaning',
    trade: 'cleaning',
    minutes: 90,
    price: [799, 1399],
    details: ['Kitchen chimney, oil drips', 'Chimney with hob, deep clean'],
  },
  {
    name: 'Deep cleaning',
    trade: 'cleaning',
    minutes: 240,
    price: [3299, 6999],
    details: [
      '2 BHK, furnished',
      '3 BHK, before moving in',
      '1 BHK, after painting',
      '3 BHK with two balconies',
    ],
  },
  {
    name: 'Bathroom cleaning',
    trade: 'cleaning',
    minutes: 90,
    price: [499, 1197],
    details: ['2 bathrooms, hard water stains', '1 bathroom, classic', '3 bathrooms, intense'],
  },
  {
    name: 'Sofa cleaning',
    trade: 'cleaning',
    minutes: 90,
    price: [649, 1549],
    details: ['5 seater, fabric', 'L-shape, 7 seater, fabric', '3 seater, leather'],
  },
  {
    name: 'Pest control',
    trade: 'cleaning',
    minutes: 60,
    price: [899, 2499],
    details: [
      'Cockroach gel, 2 BHK',
      'Termite check, ground floor',
      'Bed bugs, two rooms, first visit of two',
    ],
  },
  {
    name: 'Electrician',
    trade: 'electrical',
    minutes: 45,
    price: [149, 999],
    details: [
      'Two ceiling fans to fit',
      'Kitchen socket sparks',
      'Half the flat has no power',
      'Inverter does not switch over',
    ],
  },
  {
    name: 'Plumber',
    trade: 'plumbing',
    minutes: 60,
    price: [199, 1299],
    details: [
      'Kitchen sink blocked',
      'Flush keeps running',
      'New tap and health faucet',
      'Overhead tank overflows',
    ],
  },
  {
    name: 'Carpenter',
    trade: 'carpentry',
    minutes: 75,
    price: [249, 1499],
    details: ['Wardrobe door hangs', 'Drill and hang, 6 items', 'Main door lock to change'],
  },
  {
    name: 'Salon at home',
    trade: 'beauty',
    minutes: 90,
    price: [699, 2399],
    details: [
      'Facial and waxing',
      'Hair spa and threading',
      'Pedicure, manicure',
      'Bridal trial, one person',
    ],
  },
]
