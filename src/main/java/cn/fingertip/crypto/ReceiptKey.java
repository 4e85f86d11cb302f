package cn.fingertip.crypto;

/**
 * What a receipt (查询码) gives.
 *
 * @param hash 32 bytes that find the row; the only part that is kept
 * @param key wraps what the holder of the receipt may open; kept nowhere
 */
public record ReceiptKey(byte[] hash, DataKey key) {
    /** Without the key, which belongs in no log. */
    @Override
    public String toString() {
        return "ReceiptKey";
    }
}
