package cn.fingertip.report;

/**
 * A report's keys, wrapped for the holder of its receipt.
 *
 * @param content of what the report says
 * @param identity of who says it; null where its office has a custodian, who alone has it then
 */
public record ReceiptKeys(byte[] content, byte[] identity) {}
