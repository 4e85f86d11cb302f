package cn.fingertip.roster.importing.file;

/**
 * Finds cell addresses ({@code r="ABCD1"}) of four letters and more in the raw XML of a sheet: no spreadsheet has such
 * columns, and the parser would make room for every column before it.
 */
final class AddressScan {
    private enum State {
        OUTSIDE,
        SPACE,
        NAME,
        EQUALS,
        VALUE
    }

    private State state = State.OUTSIDE;
    private int letters;

    /** @return whether the part of the sheet read so far holds one, or hides its addresses from this look */
    boolean tooFarRight(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            // A NUL means UTF-16, which no spreadsheet program writes.
            if (b == 0 || state == State.VALUE && hides(b)) {
                return true;
            }
            state = next(b);
        }
        return false;
    }

    /** Counts the letters of a value; what follows the fourth does not matter any more. */
    private boolean hides(byte b) {
        return b == '&' || letter(b) && ++letters > 3;
    }

    private static boolean letter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
    }

    private State next(byte b) {
        boolean space = b == ' ' || b == '\n' || b == '\t' || b == '\r';
        return switch (state) {
            case OUTSIDE -> space ? State.SPACE : State.OUTSIDE;
            case SPACE -> space ? State.SPACE : b == 'r' ? State.NAME : State.OUTSIDE;
            case NAME -> space ? State.NAME : b == '=' ? State.EQUALS : State.OUTSIDE;
            case EQUALS -> value(b, space);
            case VALUE -> letter(b) || b == '$' ? State.VALUE : State.OUTSIDE;
        };
    }

    private State value(byte b, boolean space) {
        letters = 0;
        return b == '"' || b == '\'' ? State.VALUE : space ? State.EQUALS : State.OUTSIDE;
    }
}
