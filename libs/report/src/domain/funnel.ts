import type { ReportLanguage } from './spoken-figures.js';

/** From the first word to what was paid for. */
export const FUNNEL_STAGES = [
  'proposed',
  'agreed',
  'met',
  'cooperation-possible',
  'signed',
  'delivered',
] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** What the funnel is told by, besides as a whole. */
export const FUNNEL_SPLITS = ['fair', 'sector', 'country', 'organiser', 'year'] as const;
export type FunnelSplit = (typeof FUNNEL_SPLITS)[number];

/** What is counted, stage by stage: what people read is what the statement in `funnel-queries.ts` does. */
export const FUNNEL_DEFINITIONS: Readonly<Record<ReportLanguage, Readonly<Record<FunnelStage, string>>>> = {
  en: {
    proposed:
      'The product proposed the supplier to the buyer at this fair. However many needs it was proposed for, the pair counts once; a proposal that was taken back before both sides wanted it doesn’t count. Day: the first proposal.',
    agreed:
      'Both sides answered a proposal with “must” or “meet”, or one side’s meeting request was accepted. Day: the later of the two answers, or of the acceptance.',
    met: 'A meeting of the two was held, on site or on line, or a group meeting to which both came. Planned, missed and cancelled meetings don’t count. Day: the first meeting held.',
    'cooperation-possible':
      'The settled outcome of a held meeting is “cooperation possible” or “cooperation agreed”: what the organiser recorded, otherwise the more cautious of the two sides; of a group meeting, the most cautious of all who came. Day: when that was first recorded; of a group meeting, the day that it was held.',
    signed:
      'The two are supplier and buyer of an agreement of this fair that counts in the report. However many they signed, the pair counts once. Agreements outside any fair are not in the funnel. Day: the first signing.',
    delivered:
      'Something was delivered under such an agreement, as recorded by a party or staff. Day: the first delivery.',
  },
  vi: {
    proposed:
      'Hệ thống đã đề xuất nhà cung cấp với bên mua tại hội chợ này. Dù được đề xuất cho bao nhiêu nhu cầu, mỗi cặp chỉ tính một lần; đề xuất đã rút lại trước khi hai bên đồng ý không được tính. Ngày: lần đề xuất đầu tiên.',
    agreed:
      'Cả hai bên trả lời đề xuất là “nhất định gặp” hoặc “muốn gặp”, hoặc lời mời gặp của một bên được chấp nhận. Ngày: câu trả lời sau cùng, hoặc ngày chấp nhận.',
    met: 'Hai bên đã gặp nhau, trực tiếp hoặc trực tuyến, hoặc cùng dự một cuộc gặp theo nhóm. Cuộc gặp mới lên lịch, vắng mặt hay đã hủy không được tính. Ngày: cuộc gặp đầu tiên.',
    'cooperation-possible':
      'Kết quả được ghi nhận của cuộc gặp là “có khả năng hợp tác” hoặc “đã thống nhất hợp tác”: theo ban tổ chức, nếu không thì theo bên thận trọng hơn; với cuộc gặp theo nhóm là theo bên thận trọng nhất trong số các bên có mặt. Ngày: lần đầu ghi nhận; với cuộc gặp theo nhóm là ngày gặp.',
    signed:
      'Hai bên là nhà cung cấp và bên mua của một thỏa thuận thuộc hội chợ này được tính trong báo cáo. Dù ký bao nhiêu, mỗi cặp chỉ tính một lần. Thỏa thuận ngoài hội chợ không nằm trong phễu. Ngày: lần ký đầu tiên.',
    delivered:
      'Đã có giao hàng theo một thỏa thuận như vậy, do một bên hoặc cán bộ ghi nhận. Ngày: lần giao đầu tiên.',
  },
};

export const FUNNEL_LABELS: Readonly<Record<ReportLanguage, Readonly<Record<FunnelStage, string>>>> = {
  en: {
    proposed: 'Proposed',
    agreed: 'Agreed to meet',
    met: 'Met',
    'cooperation-possible': 'Cooperation possible',
    signed: 'Signed',
    delivered: 'Delivered',
  },
  vi: {
    proposed: 'Đã đề xuất',
    agreed: 'Hai bên đồng ý gặp',
    met: 'Đã gặp',
    'cooperation-possible': 'Có khả năng hợp tác',
    signed: 'Đã ký',
    delivered: 'Đã giao hàng',
  },
};

/** One stage of one funnel; pairs of a supplier and a buyer at a fair are counted. */
export interface FunnelStep {
  readonly stage: FunnelStage;
  /** Pairs that reached the stage, whichever way. */
  readonly count: number;
  /** Of these, the pairs that had reached the stage before it too; all of them, for the first. */
  readonly through: number;
  /** `through` of the pairs at the stage before, from 0 to 1; null for the first, and after an empty one. */
  readonly conversion: number | null;
  /** Median days from the stage before, of `through`; what came the other way round counts as 0. */
  readonly medianDays: number | null;
}

/** The funnel of everything, or of what has one thing in common. */
export interface FunnelRow {
  /** A fair's id, a concept, a country, an organisation's id or a year; null for pairs without. */
  readonly key: string | null;
  readonly labels: Readonly<Record<ReportLanguage, string>>;
  readonly steps: readonly FunnelStep[];
}

export interface Funnel {
  readonly total: FunnelRow;
  readonly splits: Readonly<Record<FunnelSplit, readonly FunnelRow[]>>;
}

/** Makes steps of counts: `reached` by stage, and of these those that came through the stage before. */
export function funnelSteps(
  reached: readonly number[],
  through: readonly number[],
  medianDays: readonly (number | null)[],
): FunnelStep[] {
  return FUNNEL_STAGES.map((stage, index) => {
    const before = index === 0 ? 0 : reached[index - 1]!;
    const came = index === 0 ? reached[0]! : through[index]!;
    return {
      stage,
      count: reached[index]!,
      through: came,
      conversion: before === 0 ? null : came / before,
      medianDays: index === 0 ? null : (medianDays[index] ?? null),
    };
  });
}
