/** What a customer buys for; finer than the industry, which is what the customer master keeps. */
export type Market =
  | 'steel'
  | 'forging'
  | 'bearings'
  | 'nonferrous'
  | 'aluminium'
  | 'aerospace'
  | 'automotive'
  | 'building-materials'
  | 'mining'
  | 'coal'
  | 'petrochemical'
  | 'coal-chemicals'
  | 'chemicals'
  | 'power'
  | 'wind-power'
  | 'ports'
  | 'shipbuilding'

/** An invented company; the credit code has a right check character (GB 32100-2015) and is null abroad. */
export type CustomerEntry = readonly [
  market: Market,
  name: string,
  latin: string,
  city: string,
  creditCode: string | null,
]
