// Spellings that readers take for the same: hamzas, ta marbuta, vowels, tatweel, digits.
const fold = (text) => text.normalize("NFKD").toLowerCase()
  .replace(/[\u064B-\u0655\u0670\u0640\u200C-\u200F\u061C]/g, "")
  .replace(/ة/g, "ه").replace(/ى/g, "ي")
  .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15));
