package cn.fingertip.roster.importing.sheet.row;

import cn.fingertip.crypto.BlindIndex;

/** Blind indexes of what an import finds people and accounts by. */
public interface Indexes {
    Index id(String id18);

    Index card(String digits);

    /** The kinds are those by which the same numbers are looked up elsewhere. */
    static Indexes of(BlindIndex blind) {
        return new Indexes() {
            @Override
            public Index id(String id18) {
                return new Index(blind.of("id-number", id18));
            }

            @Override
            public Index card(String digits) {
                return new Index(blind.of("card", digits));
            }
        };
    }
}
