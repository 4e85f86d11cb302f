package cn.fingertip.crypto;

/**
 * Who asks for something without saying who they are.
 *
 * @param address as the server sees it, counted for minutes and kept nowhere
 * @param proof the Proof-Of-Work header as it came, null where none came
 */
public record Asker(String address, String proof) {
    /** Without the address, which belongs in no log. */
    @Override
    public String toString() {
        return "Asker";
    }
}
