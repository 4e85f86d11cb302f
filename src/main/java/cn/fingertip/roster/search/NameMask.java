package cn.fingertip.roster.search;

/** 张*三: the first and last character of a name, where a programme asks for it. By code point, so that 𬭚 stays whole. */
public final class NameMask {
    private NameMask() {}

    /** @return of one character nothing, of two the first, of more the first and the last */
    public static String of(String name) {
        int[] points = name.codePoints().toArray();
        if (points.length == 0) {
            return name;
        }
        StringBuilder masked = new StringBuilder(name.length());
        for (int i = 0; i < points.length; i++) {
            boolean shown = points.length > 1 && i == 0 || points.length > 2 && i == points.length - 1;
            masked.appendCodePoint(shown ? points[i] : '*');
        }
        return masked.toString();
    }
}
