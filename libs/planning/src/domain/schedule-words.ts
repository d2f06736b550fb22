export const SCHEDULE_LANGUAGES = ['vi', 'en'] as const;
export type ScheduleLanguage = (typeof SCHEDULE_LANGUAGES)[number];

/** The words of printed schedules. */
export interface ScheduleWords {
  readonly schedule: string;
  readonly timetable: string;
  readonly table: string;
  readonly hall: string;
  readonly time: string;
  readonly place: string;
  readonly meets: string;
  readonly from: string;
  readonly supplier: string;
  readonly buyer: string;
  readonly side: Readonly<Record<'supplier' | 'buyer', string>>;
  readonly people: string;
  readonly booth: string;
  readonly venue: string;
  readonly clock: string;
  readonly ownClock: string;
  readonly onLine: string;
  readonly draft: string;
  readonly interpreter: string;
  readonly group: string;
  readonly session: string;
  readonly nothing: string;
  readonly notes: string;
  readonly meetings: (count: number) => string;
  readonly printed: (at: string) => string;
  readonly page: (page: number, pages: number) => string;
}

export const SCHEDULE_WORDS: Readonly<Record<ScheduleLanguage, ScheduleWords>> = {
  en: {
    schedule: 'Schedule',
    timetable: 'Timetable',
    table: 'Table',
    hall: 'Hall',
    time: 'Time',
    place: 'Place',
    meets: 'Meets',
    from: 'From your side',
    supplier: 'Supplier',
    buyer: 'Buyer',
    side: { supplier: 'Supplier', buyer: 'Buyer' },
    people: 'People',
    booth: 'Booth',
    venue: 'Venue',
    clock: 'Times',
    ownClock: 'Your time',
    onLine: 'On line',
    draft: 'draft',
    interpreter: 'Interpreter',
    group: 'Group meeting',
    session: 'Session',
    nothing: 'No meetings are planned.',
    notes: 'Notes',
    meetings: (count) => (count === 1 ? '1 meeting' : `${count} meetings`),
    printed: (at) => `As of ${at}. Changes since then stand in the app.`,
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  vi: {
    schedule: 'Lịch gặp',
    timetable: 'Lịch gặp toàn hội chợ',
    table: 'Bàn',
    hall: 'Sảnh',
    time: 'Giờ',
    place: 'Nơi gặp',
    meets: 'Gặp',
    from: 'Người tham dự bên mình',
    supplier: 'Nhà cung cấp',
    buyer: 'Bên mua',
    side: { supplier: 'Nhà cung cấp', buyer: 'Bên mua' },
    people: 'Người tham dự',
    booth: 'Gian hàng',
    venue: 'Địa điểm',
    clock: 'Múi giờ',
    ownClock: 'Giờ của bạn',
    onLine: 'Trực tuyến',
    draft: 'bản nháp',
    interpreter: 'Phiên dịch',
    group: 'Gặp theo nhóm',
    session: 'Hoạt động bên lề',
    nothing: 'Chưa có cuộc gặp nào.',
    notes: 'Ghi chú',
    meetings: (count) => `${count} cuộc gặp`,
    printed: (at) => `Tính đến ${at}. Thay đổi sau đó xem trong ứng dụng.`,
    page: (page, pages) => `Trang ${page}/${pages}`,
  },
};
