import { countryCode } from './countries.js';
import { guessMapping } from './supplier-fields.js';

describe('guessMapping', () => {
  it('knows the columns of fairs in several languages', () => {
    expect(
      guessMapping([
        'Hit type',
        'Exhibitor',
        'Country',
        'Zip Code',
        'City',
        'Federal State',
        'Company website',
        'Booth',
      ]),
    ).toEqual({
      'legal-name': 'Exhibitor',
      country: 'Country',
      postcode: 'Zip Code',
      city: 'City',
      province: 'Federal State',
      website: 'Company website',
      booth: 'Booth',
    });
    expect(guessMapping(['STT', 'Tên doanh nghiệp', 'Mã số thuế', 'Địa chỉ', 'Sản phẩm chính'])).toEqual({
      'legal-name': 'Tên doanh nghiệp',
      'tax-code': 'Mã số thuế',
      address: 'Địa chỉ',
      products: 'Sản phẩm chính',
    });
    expect(guessMapping(['会社名', '国', '電話'])).toEqual({
      'legal-name': '会社名',
      country: '国',
      'contact-phone': '電話',
    });
  });
});

describe('countryCode', () => {
  it.each([
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['Việt Nam', 'VN'],
    ['Viet Nam', 'VN'],
    ['Korea, Republic of', 'KR'],
    ['Iran, Islamic Republic of', 'IR'],
    ["Korea, Democratic People's Republic of", null],
    ['日本', 'JP'],
    ['jp', 'JP'],
    ['Czech Republic', 'CZ'],
    ['Türkiye', 'TR'],
    ['Atlantis', null],
    ['xx', null],
  ])('%p is %p', (text, code) => {
    expect(countryCode(text)).toBe(code);
  });
});
