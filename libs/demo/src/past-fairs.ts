/** The four specialised fairs abroad of the years since 2017, and what came of them: the figures of the programme. */
export interface PastFair {
  readonly code: string;
  readonly name: { readonly vi: string; readonly en: string };
  readonly venue: string;
  readonly city: string;
  readonly country: 'JP' | 'TH' | 'KR' | 'DE';
  readonly timeZone: string;
  readonly startsOn: string;
  readonly endsOn: string;
  /** Enterprises that took part directly, none of them twice. */
  readonly direct: number;
  /** Enterprise-times by promotion. */
  readonly indirect: number;
  readonly agreements: number;
}

export const PAST_FAIRS: readonly PastFair[] = [
  {
    code: 'osaka-2017',
    name: {
      vi: 'Triển lãm Công nghiệp hỗ trợ Osaka 2017',
      en: 'Supporting Industries Exhibition Osaka 2017',
    },
    venue: 'Intex Osaka',
    city: 'Osaka',
    country: 'JP',
    timeZone: 'Asia/Tokyo',
    startsOn: '2017-10-04',
    endsOn: '2017-10-06',
    direct: 12,
    indirect: 46,
    agreements: 31,
  },
  {
    code: 'bangkok-2018',
    name: { vi: 'Hội chợ Gia công chế tạo Bangkok 2018', en: 'Subcontracting Fair Bangkok 2018' },
    venue: 'BITEC',
    city: 'Bangkok',
    country: 'TH',
    timeZone: 'Asia/Bangkok',
    startsOn: '2018-05-09',
    endsOn: '2018-05-12',
    direct: 14,
    indirect: 52,
    agreements: 36,
  },
  {
    code: 'changwon-2019',
    name: {
      vi: 'Triển lãm Máy và Linh kiện Changwon 2019',
      en: 'Machinery & Parts Exhibition Changwon 2019',
    },
    venue: 'CECO',
    city: 'Changwon',
    country: 'KR',
    timeZone: 'Asia/Seoul',
    startsOn: '2019-05-14',
    endsOn: '2019-05-17',
    direct: 15,
    indirect: 54,
    agreements: 40,
  },
  {
    code: 'stuttgart-2019',
    name: { vi: 'Hội chợ Cung ứng công nghiệp Stuttgart 2019', en: 'Industrial Supply Fair Stuttgart 2019' },
    venue: 'Messe Stuttgart',
    city: 'Stuttgart',
    country: 'DE',
    timeZone: 'Europe/Berlin',
    startsOn: '2019-11-05',
    endsOn: '2019-11-08',
    direct: 14,
    indirect: 46,
    agreements: 33,
  },
];

/** What the 140 agreements are worth together, in US cents: "about US$6.5 million". */
export const TOTAL_USD_CENTS = 651_840_000n;

/** Foreign partners of the past fairs, invented. */
export const PAST_PARTNERS: Readonly<Record<PastFair['country'], readonly string[]>> = {
  JP: [
    'Hoshizora Seiki K.K.',
    'Minamoto Trading K.K.',
    'Arakawa Parts K.K.',
    'Shirogane Kogyo K.K.',
    'Tsukimi Denki K.K.',
  ],
  TH: [
    'Chaiyo Autoparts Co., Ltd.',
    'Siam Lotus Industries Co., Ltd.',
    'Doi Suthep Mould Co., Ltd.',
    'Rattana Electronics Co., Ltd.',
  ],
  KR: [
    'Nurigreen Machinery Co., Ltd.',
    'Hanbit Precision Co., Ltd.',
    'Dongnam Metal Co., Ltd.',
    'Byeol Components Co., Ltd.',
  ],
  DE: [
    'Albtal Zuliefertechnik GmbH',
    'Neckarwerk Guss GmbH',
    'Filder Kunststofftechnik GmbH',
    'Remstal Maschinenbau GmbH',
  ],
};
