import type { Need, Query } from './need.js';

const firm = (named: string, ...queries: Query[]): Need => ({ fits: { named }, queries });

/** Somebody who knows the firm and types its name, as far as it is remembered. */
export const NAME_NEEDS: readonly Need[] = [
  firm(
    'Tiến Cường',
    ['vi', 'Công ty Cơ khí Chính xác Tiến Cường', 'name'],
    ['vi', 'tien cuong', 'name'],
    ['en', 'Tien Cuong Precision Mechanics JSC', 'name'],
  ),
  firm('Đại Sơn', ['vi', 'Cơ khí Đại Sơn', 'name'], ['vi', 'co khi dai son', 'name']),
  firm('Nam Phú', ['vi', 'Kim loại tấm Nam Phú', 'name'], ['en', 'Nam Phu Sheet Metal', 'name']),
  firm('Minh Long', ['vi', 'Minh Long CNC', 'name'], ['en', 'minh long cnc mechanics', 'name']),
  firm('Vĩnh An', ['vi', 'nhựa Vĩnh An', 'name'], ['vi', 'nhua vinh an', 'name']),
  firm(
    'Phúc Cường',
    ['vi', 'nhiệt luyện phúc cường', 'name'],
    ['en', 'Phuc Coung Heat Treatment', 'name', 'typo'],
  ),
  firm('Long An', ['vi', 'dệt may Long An', 'name'], ['en', 'Long An Textile', 'name']),
  firm('Tân Vượng', ['vi', 'khuôn Tân Vượng', 'name'], ['vi', 'khuon tan vuong', 'name']),
  firm('Hải Thành', ['vi', 'mạch điện tử hải thành', 'name'], ['en', 'Hai Thanh Circuits', 'name']),
  firm('Thiên Yên', ['vi', 'lò xo Thiên Yên', 'name'], ['en', 'Thien Yen Springs Co Ltd', 'name']),
];
