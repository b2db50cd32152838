export const isOneLine = (text: string): boolean => !/[\r\n]/.test(text) && !text.includes("\0");
/** What a setting says of itself that takes any text of one line. */
export const oneLine = { expects: "text of one line", sound: isOneLine };
