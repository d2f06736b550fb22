import type { CapacityUnit } from '#capability';
import type { OrganisationSize, Ownership } from '#directory';

/** Columns of an exported list of suppliers, in their order. */
export const SHEET_COLUMNS = [
  'name',
  'legalName',
  'country',
  'province',
  'zone',
  'size',
  'ownership',
  'employees',
  'languages',
  'processes',
  'materials',
  'products',
  'industries',
  'toleranceMm',
  'largestPartMm',
  'capacity',
  'leadTimeDays',
  'minimumOrder',
  'certificates',
  'website',
] as const;
export type SheetColumn = (typeof SHEET_COLUMNS)[number] | 'note' | 'addedBy' | 'addedOn';
export type SheetLanguage = 'en' | 'vi';

interface SheetLabels {
  readonly sheet: string;
  readonly columns: Readonly<Record<SheetColumn, string>>;
  readonly units: Readonly<Record<CapacityUnit, string>>;
  readonly sizes: Readonly<Record<OrganisationSize, string>>;
  readonly ownerships: Readonly<Record<Ownership, string>>;
}

const LABELS: Readonly<Record<SheetLanguage, SheetLabels>> = {
  en: {
    sheet: 'Suppliers',
    columns: {
      name: 'Name',
      legalName: 'Legal name',
      country: 'Country',
      province: 'Province',
      zone: 'Industrial park or cluster',
      size: 'Size',
      ownership: 'Ownership',
      employees: 'Employees',
      languages: 'Languages',
      processes: 'Processes',
      materials: 'Materials',
      products: 'Products',
      industries: 'Industries served',
      toleranceMm: 'Tightest tolerance (± mm)',
      largestPartMm: 'Largest part (mm)',
      capacity: 'Capacity a month',
      leadTimeDays: 'Shortest lead time (days)',
      minimumOrder: 'Minimum order',
      certificates: 'Valid certificates (issuer, until)',
      website: 'Website',
      note: 'Note',
      addedBy: 'Added by',
      addedOn: 'Added on',
    },
    units: {
      pieces: 'pieces',
      kg: 'kg',
      tonnes: 'tonnes',
      metres: 'm',
      'square-metres': 'm²',
      sets: 'sets',
    },
    sizes: { micro: 'Micro', small: 'Small', medium: 'Medium', large: 'Large' },
    ownerships: {
      private: 'Private',
      state: 'State-owned',
      foreign: 'Foreign investment',
      'joint-venture': 'Joint venture',
      cooperative: 'Cooperative',
      household: 'Household business',
    },
  },
  vi: {
    sheet: 'Nhà cung cấp',
    columns: {
      name: 'Tên',
      legalName: 'Tên đăng ký',
      country: 'Quốc gia',
      province: 'Tỉnh, thành phố',
      zone: 'Khu, cụm công nghiệp',
      size: 'Quy mô',
      ownership: 'Hình thức sở hữu',
      employees: 'Số lao động',
      languages: 'Ngôn ngữ',
      processes: 'Công nghệ',
      materials: 'Vật liệu',
      products: 'Sản phẩm',
      industries: 'Ngành phục vụ',
      toleranceMm: 'Dung sai chặt nhất (± mm)',
      largestPartMm: 'Chi tiết lớn nhất (mm)',
      capacity: 'Công suất mỗi tháng',
      leadTimeDays: 'Thời gian giao hàng ngắn nhất (ngày)',
      minimumOrder: 'Đơn hàng tối thiểu',
      certificates: 'Chứng chỉ còn hiệu lực (nơi cấp, đến ngày)',
      website: 'Trang web',
      note: 'Ghi chú',
      addedBy: 'Người thêm',
      addedOn: 'Ngày thêm',
    },
    units: {
      pieces: 'chiếc',
      kg: 'kg',
      tonnes: 'tấn',
      metres: 'm',
      'square-metres': 'm²',
      sets: 'bộ',
    },
    sizes: { micro: 'Siêu nhỏ', small: 'Nhỏ', medium: 'Vừa', large: 'Lớn' },
    ownerships: {
      private: 'Tư nhân',
      state: 'Nhà nước',
      foreign: 'Vốn đầu tư nước ngoài',
      'joint-venture': 'Liên doanh',
      cooperative: 'Hợp tác xã',
      household: 'Hộ kinh doanh',
    },
  },
};

export function sheetLabels(language: SheetLanguage): SheetLabels {
  return LABELS[language];
}
