package cn.fingertip.media;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where files are kept. */
@ConfigMapping(prefix = "fingertip.media")
interface MediaConfig {
    /** Folder of the sealed files. Replicas on several machines need one that all of them see. */
    Path folder();
}
