import { Money } from '#kernel';
import { type SentenceFigures, reportSentence } from './report-sentence.js';

const figures = (changes: Partial<SentenceFigures> = {}): SentenceFigures => ({
  fromYear: 2017,
  toYear: null,
  directEnterprises: 55,
  indirectTimes: 198,
  fairsAbroad: 4,
  fairsAtHome: 0,
  agreements: 140,
  value: Money.parse('6500000', 'USD'),
  unconverted: 0,
  ...changes,
});
const vi = (changes?: Partial<SentenceFigures>) => reportSentence(figures(changes), 'vi');
const en = (changes?: Partial<SentenceFigures>) => reportSentence(figures(changes), 'en');

describe('the sentence of the report', () => {
  it('is the one of the programme', () => {
    expect(en()).toBe(
      'Since 2017, 55 enterprises have taken part directly and nearly 200 enterprise-times indirectly, by promotion, at 4 specialised fairs abroad; 140 agreements and contracts were signed, worth about US$6.5 million in all.',
    );
    expect(vi()).toBe(
      'Từ năm 2017 đến nay, 55 doanh nghiệp đã tham gia trực tiếp và gần 200 lượt doanh nghiệp tham gia gián tiếp bằng hình thức hỗ trợ quảng bá tại 4 hội chợ, triển lãm chuyên ngành tại nước ngoài. 140 thỏa thuận, hợp đồng đã được ký kết với tổng giá trị khoảng 6,5 triệu USD.',
    );
  });

  it('counts one as one, and leaves out what there is not', () => {
    expect(
      en({
        toYear: 2017,
        directEnterprises: 1,
        indirectTimes: 1,
        fairsAbroad: 1,
        agreements: 1,
        value: Money.parse('1', 'USD'),
      }),
    ).toBe(
      'In 2017, 1 enterprise has taken part directly and 1 enterprise-time indirectly, by promotion, at 1 specialised fair abroad; 1 agreement or contract was signed, worth about US$1 in all.',
    );
    const none = { fromYear: null, directEnterprises: 0, indirectTimes: 0, fairsAbroad: 0, agreements: 0 };
    expect(en({ ...none, value: Money.zero('USD') })).toBe(
      'So far, 0 enterprises have taken part directly at 0 specialised fairs; 0 agreements and contracts were signed.',
    );
    expect(vi({ ...none, value: Money.zero('USD') })).toBe(
      'Đến nay, 0 doanh nghiệp đã tham gia trực tiếp tại 0 hội chợ, triển lãm chuyên ngành. 0 thỏa thuận, hợp đồng đã được ký kết.',
    );
  });

  it('says what it is narrowed to', () => {
    const narrow = {
      toYear: 2019,
      sector: 'electronics',
      country: 'Japan',
      fairsAbroad: 1,
      fair: 'M-Tech 2019',
    };
    expect(en(narrow)).toMatch(
      /^From 2017 to 2019, in electronics, on the market of Japan, 55 .* at M-Tech 2019; /,
    );
    expect(vi({ ...narrow, sector: 'điện tử', country: 'Nhật Bản' })).toMatch(
      /^Từ năm 2017 đến năm 2019, trong lĩnh vực điện tử, tại thị trường Nhật Bản, 55 .* tại M-Tech 2019\. 140/,
    );
    expect(en({ fromYear: null, toYear: 2020 })).toMatch(/^Up to 2020, /);
    expect(vi({ fromYear: null, toYear: 2020 })).toMatch(/^Đến hết năm 2020, /);
    expect(en({ fairsAtHome: 3 })).toContain('at 7 specialised fairs (4 abroad, 3 in Vietnam);');
    expect(vi({ fairsAtHome: 3 })).toContain(
      'tại 7 hội chợ, triển lãm chuyên ngành (4 tại nước ngoài, 3 trong nước).',
    );
    expect(en({ fairsAtHome: 3, fairsAbroad: 0 })).toContain('at 3 specialised fairs in Vietnam;');
    expect(vi({ fairsAtHome: 3, fairsAbroad: 0 })).toContain('3 hội chợ, triển lãm chuyên ngành trong nước.');
  });

  it('tells other currencies, large numbers and what could not be converted', () => {
    const value = Money.parse('165400000000', 'VND');
    expect(en({ value, agreements: 1234, unconverted: 2 })).toContain(
      '1,234 agreements and contracts were signed, worth about VND 165 billion in all, not counting the value of 2 without an exchange rate.',
    );
    expect(vi({ value, agreements: 1234, unconverted: 2 })).toContain(
      '1.234 thỏa thuận, hợp đồng đã được ký kết với tổng giá trị khoảng 165 tỷ VND, chưa kể giá trị của 2 thỏa thuận, hợp đồng chưa có tỷ giá quy đổi.',
    );
    expect(vi({ agreements: 198 })).toContain('. Gần 200 thỏa thuận');
    expect(vi({ value: Money.parse('650000', 'USD') })).toContain('khoảng 650.000 USD.');
  });
});
