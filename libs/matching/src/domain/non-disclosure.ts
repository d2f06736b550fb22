/** The languages in which the terms are offered; what is accepted is kept word for word. */
export const NDA_LANGUAGES = ['vi', 'en'] as const;
export type NdaLanguage = (typeof NDA_LANGUAGES)[number];

/** Non-disclosure terms for the documents of a need. A model text of the product, not legal advice. */
export const NON_DISCLOSURE: Readonly<Record<NdaLanguage, string>> = {
  en: [
    'The documents of this need belong to the buyer and are confidential.',
    'We use them only to judge whether we can make what is asked for, and to make an offer.',
    'We show them only to those of our people who need them for that, and to no other organisation without the buyer’s written consent.',
    'We destroy our copies when the buyer asks us to. These terms hold for three years from today.',
  ].join('\n'),
  vi: [
    'Tài liệu của nhu cầu này thuộc về bên mua và là tài liệu mật.',
    'Chúng tôi chỉ dùng tài liệu để đánh giá khả năng sản xuất và để chào giá.',
    'Chúng tôi chỉ cho những người của mình cần đến tài liệu cho việc đó xem, và không cho tổ chức nào khác xem nếu bên mua không đồng ý bằng văn bản.',
    'Chúng tôi hủy các bản sao khi bên mua yêu cầu. Cam kết có hiệu lực ba năm kể từ hôm nay.',
  ].join('\n'),
};
