import { foldedName, foldedTaxCode, websiteHost } from './duplicate-keys.js';

describe('what duplicates are found by', () => {
  it.each([
    ['Công ty TNHH Cơ khí Chính xác Đông Anh', 'co khi chinh xac dong anh'],
    ['CONG TY CP CO KHI CHINH XAC DONG ANH', 'co khi chinh xac dong anh'],
    ['Aashirwad Press Tools Co., Ltd.', 'aashirwad press tools'],
    ['abat AG', 'abat'],
    ['株式会社山田製作所', '山田製作所'],
    ['Công ty TNHH', 'cong ty tnhh'],
    ['Coca Agency', 'coca agency'],
  ])('the name %p is %p', (name, folded) => {
    expect(foldedName(name)).toBe(folded);
  });

  it.each([
    ['https://www.abat.de/en?x=1', 'abat.de'],
    ['HTTP://Abbeyseals.ie', 'abbeyseals.ie'],
    ['www.cokhi.vn', 'cokhi.vn'],
    ['không có', null],
    ['-', null],
    ['javascript:alert(1)', null],
    ['', null],
    [null, null],
  ])('the website %p is %p', (website, host) => {
    expect(websiteHost(website)).toBe(host);
  });

  it('reads a tax code through spaces and dashes', () => {
    expect(foldedTaxCode(' 0101 234 567-001 ')).toBe('0101234567001');
    expect(foldedTaxCode(' ')).toBeNull();
  });
});
