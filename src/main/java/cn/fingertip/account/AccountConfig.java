package cn.fingertip.account;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the site's public accounts lead to. */
@ConfigMapping(prefix = "fingertip.account")
public interface AccountConfig {
    /** @return where the public reaches this site, {@code https://zjgk.example.gov.cn}; without it nothing leads to its own pages */
    Optional<URI> address();

    /** @return the appid of the mini-program that links open, one that the accounts are linked with; where it is not set, the site's own. */
    Optional<String> miniProgram();

    /** @return a folder whose {@code answers.csv} and {@code pages.csv} stand for the bundled ones; either may be missing. */
    Optional<Path> words();
}
