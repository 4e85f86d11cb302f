package cn.fingertip.account;

import cn.fingertip.kernel.Refreshed;
import cn.fingertip.roster.CodeName;
import cn.fingertip.roster.programme.ProgrammeRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Programmes as people call them. A change is known within a minute. */
@ApplicationScoped
class ProgrammeNames {
    private static final int FEWEST = 2;

    private final Refreshed<List<CodeName>> names;

    ProgrammeNames(ProgrammeRepository programmes) {
        this.names = new Refreshed<>("programme names", Duration.ofMinutes(1), programmes::names);
    }

    /** @return those of this very name or code */
    List<CodeName> named(String typed) {
        return names.get().stream()
                .filter(one ->
                        Typed.plain(one.name()).equals(typed) || one.code().equals(typed))
                .toList();
    }

    /** @return those whose name has this in it (低保), or that a sentence names */
    List<CodeName> partlyNamed(String typed) {
        return names.get().stream()
                .filter(one -> {
                    String name = Typed.plain(one.name());
                    return typed.length() >= FEWEST && (name.contains(typed) || typed.contains(name));
                })
                .toList();
    }
}
