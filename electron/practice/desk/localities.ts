/** Where the business goes, with streets that exist there in spirit. */
export const localities: readonly { readonly name: string; readonly streets: readonly string[] }[] = [
  { name: 'HSR Layout', streets: ['27th Main, Sector 2', '14th Cross, Sector 6', '19th Main, Sector 4'] },
  {
    name: 'Koramangala',
    streets: ['80 Feet Road, 4th Block', '5th Cross, 6th Block', '1st A Cross, 8th Block'],
  },
  {
    name: 'Indiranagar',
    streets: ['12th Main, HAL 2nd Stage', 'Defence Colony, 4th Main', '17th Cross, Stage 1'],
  },
  { name: 'Jayanagar', streets: ['11th Main, 4th Block', '36th Cross, 7th Block', '9th Main, 3rd Block'] },
  { name: 'BTM Layout', streets: ['7th Main, 2nd Stage', '16th Main, 1st Stage', '29th Main, N S Palya'] },
  { name: 'Whitefield', streets: ['ECC Road, Pattandur', 'Borewell Road', 'Hope Farm Junction'] },
  { name: 'Bellandur', streets: ['Green Glen Layout', 'Outer Ring Road service lane', 'Kaikondrahalli'] },
  { name: 'Hebbal', streets: ['Kempapura Main Road', 'Coffee Board Layout', 'Dasarahalli Main Road'] },
  { name: 'Malleshwaram', streets: ['8th Cross, Margosa Road', '15th Cross, Sampige Road', '4th Main'] },
  { name: 'Rajajinagar', streets: ['2nd Block, Dr Rajkumar Road', '5th Block, 19th Main', '1st N Block'] },
  {
    name: 'Banashankari',
    streets: ['2nd Stage, 24th Cross', '3rd Stage, Kathriguppe', '6th Stage, 80 Feet Road'],
  },
  { name: 'Electronic City', streets: ['Phase 1, Velankani Drive', 'Neeladri Road', 'Phase 2, Doddathogur'] },
  { name: 'Marathahalli', streets: ['Munnekollal', 'Kundalahalli Colony', 'Spice Garden Layout'] },
  { name: 'Yelahanka', streets: ['New Town, 4th Phase', 'Attur Layout', 'Judicial Layout'] },
  { name: 'Frazer Town', streets: ['Mosque Road', 'Promenade Road', 'Coles Road'] },
  { name: 'JP Nagar', streets: ['24th Main, 5th Phase', '15th Cross, 2nd Phase', 'Puttenahalli, 7th Phase'] },
]
